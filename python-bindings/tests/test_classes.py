# SPDX-License-Identifier: Apache-2.0
"""Classes held against mapclassify 2.10, on random, tied and skewed values.

Where its conventions are others, the test says so and takes what both have in common:
docs/methods/classes.md lists them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import ctg
import mapclassify
import numpy as np
import pytest

COUNTS = range(2, 10)
pytestmark = pytest.mark.filterwarnings("ignore:Numba not installed")


def samples() -> Iterator[np.ndarray]:
    """Values as indicators have them: even, long-tailed, few and equal ones, whole numbers."""
    random = np.random.default_rng(7)
    for size in (12, 60, 119, 400):
        yield random.uniform(-50, 50, size)
        yield random.lognormal(2, 1.2, size)
        yield random.pareto(1.1, size)
        yield random.normal(1e6, 3, size)
        yield random.integers(0, 40, size).astype(float)
        yield np.round(random.exponential(3, size), 1)


SAMPLES = list(samples())


def squares(values: np.ndarray, cuts: list[float]) -> float:
    """The squares around the means of the classes, of values brought to their mean first."""
    values = np.asarray(values, np.longdouble)
    groups = np.searchsorted(cuts, values, side="left")
    return float(
        sum(((v - v.mean()) ** 2).sum() for g in set(groups) for v in [values[groups == g]])
    )


def parting(bins: np.ndarray, values: np.ndarray) -> np.ndarray:
    """The bins of mapclassify that part values: ours leave out those of empty classes."""
    bins = np.unique(bins)
    held = [np.any((values > low) & (values <= high)) for low, high in pairwise([-np.inf, *bins])]
    return bins[np.asarray(held) & (bins < values.max())]


@pytest.mark.parametrize("values", SAMPLES)
@pytest.mark.parametrize("count", COUNTS)
def test_quantiles_are_those_of_mapclassify(values: np.ndarray, count: int) -> None:
    theirs = parting(np.asarray(mapclassify.Quantiles(values, k=count).bins), values)
    ours = ctg.classes_of(values, "quantiles", count=count)
    assert np.allclose(ours.cuts, theirs, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("values", SAMPLES)
@pytest.mark.parametrize("count", COUNTS)
def test_no_classes_of_mapclassify_have_lower_squares_than_jenks(
    values: np.ndarray, count: int
) -> None:
    if len(np.unique(values)) <= count:
        pytest.skip("mapclassify refuses more classes than distinct values")
    ours = ctg.classes_of(values, "jenks", count=count)
    theirs = mapclassify.FisherJenks(values, k=count)
    assert len(ours) == count
    least = squares(values, ours.cuts)
    # Theirs loses digits on values that have most in common, so it may do worse, never better.
    assert least <= squares(values, list(theirs.bins[:-1])) * (1 + 1e-9)


@pytest.mark.parametrize("values", SAMPLES)
@pytest.mark.parametrize("count", COUNTS)
def test_equal_widths_are_those_of_mapclassify(values: np.ndarray, count: int) -> None:
    ours = ctg.classes_of(values, "equal", count=count)
    theirs = mapclassify.EqualInterval(values, k=count)
    assert np.allclose(ours.cuts, theirs.bins[:-1], rtol=1e-12, atol=1e-9)
    # A value that is a bound belongs below it; with rounding, theirs is at times above.
    on_bounds = sum(np.isclose(values, cut, rtol=1e-12).any() for cut in ours.cuts)
    assert np.abs(np.subtract(ours.counts, theirs.counts)).sum() == 0 or on_bounds > 0


@pytest.mark.parametrize("values", SAMPLES)
@pytest.mark.parametrize("count", COUNTS)
def test_deviations_are_those_of_mapclassify_given_the_same_multiples(
    values: np.ndarray, count: int
) -> None:
    multiples = [i - count / 2 for i in range(1, count)]
    theirs = parting(np.asarray(mapclassify.StdMean(values, multiples=multiples).bins), values)
    ours = ctg.classes_of(values, "sd", count=count)
    assert np.allclose(ours.cuts, theirs, rtol=1e-12, atol=1e-9)


@pytest.mark.parametrize("values", SAMPLES)
def test_head_tail_breaks_begin_as_those_of_mapclassify(values: np.ndarray) -> None:
    ours = ctg.classes_of(values, "headtail", count=9).cuts
    theirs = mapclassify.HeadTailBreaks(values).bins
    if any(mean in values for mean in ours):
        pytest.skip("mapclassify takes a value that is the mean into the head")
    # Theirs goes on until the head is one value; ours stops where it is no minority (Jiang).
    assert np.allclose(ours, theirs[: len(ours)], rtol=1e-12)
    heads = [np.sum(values > cut) for cut in ours]
    wholes = [len(values), *heads]
    assert all(head <= 0.4 * whole for head, whole in zip(heads[:-1], wholes, strict=False))
    if len(ours) < 8 and heads[-1] > 1:
        assert heads[-1] > 0.4 * wholes[-2] or len(np.unique(values[values > ours[-1]])) == 1


@pytest.mark.parametrize("values", SAMPLES)
def test_manual_bounds_part_as_those_of_mapclassify(values: np.ndarray) -> None:
    bounds = [float(b) for b in np.quantile(values, [0.1, 0.5, 0.7])]
    if len(set(bounds)) < 3:
        pytest.skip("bounds that do not rise are refused")
    theirs = mapclassify.UserDefined(values, bounds)
    assert ctg.classes_of(values, "manual", bounds=bounds).counts == list(theirs.counts)


def test_absent_values_stay_out() -> None:
    known = ctg.classes_of([1.0, 2.0, 3.0, 4.0], "equal", count=2)
    assert ctg.classes_of([1.0, None, 2.0, float("nan"), 3.0, 4.0], "equal", count=2) == known


def test_what_makes_no_classes_is_refused() -> None:
    with pytest.raises(ValueError, match="jenks"):
        ctg.classes_of([1, 2], "fisher")
    with pytest.raises(ctg.ArgumentError, match="CTG-PORT-030"):
        ctg.classes_of([1, 2], "jenks", count=10)
    with pytest.raises(ctg.ArgumentError, match="CTG-PORT-031"):
        ctg.classes_of([1, 2], "manual", bounds=[20, 10])


def test_few_values_make_fewer_classes_with_a_note() -> None:
    classes = ctg.classes_of([1, 1, 2], "jenks", count=5)
    assert len(classes) == 2
    assert [note.code for note in classes.notes] == ["CTG-PORT-033"]


def test_a_map_is_in_the_classes_that_its_values_make(study: ctg.Study) -> None:
    chart = ctg.indicator_map(
        study, "taux_pauvrete", by="epci", classes="jenks", count=3, lang="en"
    )
    labels = {label for _, _, label in chart.table[1]}
    assert len(labels) == 3
    with pytest.raises(ctg.ArgumentError, match="taux_pauvrete"):
        ctg.indicator_map(study, "taux_pauvret")
    with pytest.raises(ValueError, match="territory"):
        ctg.indicator_map(study, "taux_pauvrete", by="antenne")


def test_bounds_of_another_year_count(study: ctg.Study) -> None:
    alone = ctg.indicator_map(study, "taux_pauvrete", classes="equal")
    assert ctg.indicator_map(study, "taux_pauvrete", classes="equal", before=study) == alone


def test_bounds_alone_are_manual_and_go_with_no_other_method() -> None:
    assert ctg.classes_of([1, 2, 3], bounds=[2]).labels("en") == ["2 or less", "more than 2"]
    for refused in ({"method": "jenks", "bounds": [2]}, {"bounds": [2], "rounded": True}):
        with pytest.raises(ctg.ArgumentError, match="CTG-PORT-039"):
            ctg.classes_of([1, 2, 3], **refused)


def classes_shown(study: ctg.Study, **asked: object) -> set[str]:
    chart = ctg.indicator_map(study, "taux_pauvrete", lang="en", **asked)
    return {label for _, _, label in chart.table[1]} - {"No value"}


def test_each_option_of_a_map_is_heard_by_itself(study: ctg.Study) -> None:
    assert classes_shown(study, bounds=[15]) == {"15 or less", "more than 15"}
    assert len(classes_shown(study, count=3)) == 3
    for asked in ({"step": 5}, {"rounded": True}):
        rule = {"classes": "quantiles", "count": 5, **asked}
        assert classes_shown(study, **asked) == classes_shown(study, **rule)
    # A step loses no class, so that not every bound is one of its multiples.
    assert len(classes_shown(study, step=5)) == len(classes_shown(study))
    assert classes_shown(study, step=5) != classes_shown(study)


def test_what_must_be_said_of_a_map_stands_in_its_notes(study: ctg.Study) -> None:
    few = ctg.indicator_map(study, "taux_pauvrete", by="epci", classes="jenks", count=9)
    assert "CTG-PORT-033" in {note.code for note in few.notes}
    assert isinstance(few, ctg.Chart)
