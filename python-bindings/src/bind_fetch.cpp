// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/study/fetch.hpp"

#include <cmath>

namespace ctg::python {
namespace {

constexpr auto fetched_study_doc = "A study made of the answers of the official services.";

constexpr auto fetch_doc = R"(Fetches a study of a département from geo.api.gouv.fr and data.caf.fr.

The only function that opens a connection. The folder appears whole or not at all; run again, what
has not changed is not fetched again; interrupted, the next run resumes.

Parameters
----------
departement : str
    "13", "2A", "974".
out : path-like
    The folder of the study.
datasets : list of str, optional
    Data sets of data.caf.fr, such as "s_ben_com_f".
year : int, optional
    Geography year; services have the current one only.
base_url : str, optional
    A mirror that stands for all services.
allow_loopback_http : bool, optional
    Let `base_url` be http:// on this computer.
authorities : path-like, optional
    Certificates (PEM) that vouch for services, instead of the system's.
overwrite : bool, optional
    Whether what has changed may be replaced.
lang : str, optional
    Of the study that is written.
attempts, max_file_mib : int, optional
connect_seconds, idle_seconds, total_seconds, first_wait_seconds, longest_wait_seconds : float
progress : callable, optional
    Called with the address, the bytes that have come, and those expected (0 when unknown).

Raises
------
ArgumentError
    No code of a département, a year that is not served, an address that is not https://.
ReadError
    A service that does not answer, or a folder that is not of an earlier fetch.
DataError
    An answer that is not what it should be: nothing is written.
LimitError
    An answer larger than allowed.

Examples
--------
>>> ctg.fetch("20", folder)  # refused before any connection
Traceback (most recent call last):
    ...
ctg.ArgumentError: error CTG-FETC-020: ...
)";

using PyFetchedStudy = Checked<FetchedStudy>;

std::chrono::milliseconds milliseconds_of(double seconds) {
    constexpr double in_a_second = 1000.0;
    return std::chrono::milliseconds(std::llround(seconds * in_a_second));
}

/// Hears Ctrl-C between two pieces of an answer, and tells `progress` where they are.
std::function<void(const FetchProgress&)> watcher_of(const py::object& progress) {
    return [&progress](const FetchProgress& now) {
        const py::gil_scoped_acquire gil;
        if (PyErr_CheckSignals() != 0) throw py::error_already_set();
        if (!progress.is_none()) progress(now.url, now.bytes, now.expected);
    };
}

struct FetchSeconds {
    double connect;
    double idle;
    double total;
    double first_wait;
    double longest_wait;
};

FetchLimits limits_of(const FetchSeconds& seconds, std::size_t attempts, std::size_t max_file_mib) {
    FetchLimits limits;
    limits.body_bytes = max_file_mib << 20U;
    limits.attempts = attempts;
    limits.connect = milliseconds_of(seconds.connect);
    limits.idle = milliseconds_of(seconds.idle);
    limits.total = milliseconds_of(seconds.total);
    limits.first_wait = milliseconds_of(seconds.first_wait);
    limits.longest_wait = milliseconds_of(seconds.longest_wait);
    return limits;
}

PyFetchedStudy fetched(std::string departement, const std::filesystem::path& out,
                       std::vector<std::string> datasets, std::optional<GeographyYear> year,
                       std::string base_url, bool allow_loopback_http,
                       std::optional<std::filesystem::path> authorities, bool overwrite,
                       Language lang, std::size_t attempts, std::size_t max_file_mib,
                       double connect_seconds, double idle_seconds, double total_seconds,
                       double first_wait_seconds, double longest_wait_seconds,
                       const py::object& progress) {
    const StudyRequest request{std::move(departement), std::move(datasets), year,
                               std::move(base_url), lang};
    FetchOptions options;
    options.limits = limits_of(
        {connect_seconds, idle_seconds, total_seconds, first_wait_seconds, longest_wait_seconds},
        attempts, max_file_mib);
    if (allow_loopback_http) options.plain_http = PlainHttp::loopback;
    options.authorities = authorities.value_or(std::filesystem::path{});
    options.progress = watcher_of(progress);
    const auto existing = overwrite ? Existing::replace : Existing::refuse;
    const py::gil_scoped_release others_may_run;
    return fetch_study(request, out, existing, options);
}

} // namespace

void bind_fetch(py::module_& module) {
    auto type = bind_result<PyFetchedStudy>(module, "FetchedStudy", fetched_study_doc);
    type.def_property_readonly(
            "study", [](const PyFetchedStudy& fetched) { return fetched.value.study; },
            "The study.toml.")
        .def_property_readonly(
            "geography_year", [](const PyFetchedStudy& fetched) { return fetched.value.year; },
            "Of its codes.")
        .def_property_readonly(
            "is_changed", [](const PyFetchedStudy& fetched) { return fetched.value.is_changed; },
            "Whether anything was written.");
    bind_rows(type, [](const PyFetchedStudy& fetched) { return records_of(fetched.value.files); });
    const FetchLimits limits;
    const auto seconds = [](std::chrono::milliseconds time) {
        return std::chrono::duration<double>(time).count();
    };
    module.def("fetch", &fetched, py::arg("departement"), py::arg("out"), py::kw_only(),
               py::arg("datasets") = std::vector<std::string>{}, py::arg("year") = py::none(),
               py::arg("base_url") = "", py::arg("allow_loopback_http") = false,
               py::arg("authorities") = py::none(), py::arg("overwrite") = false,
               py::arg("lang") = Language::french, py::arg("attempts") = limits.attempts,
               py::arg("max_file_mib") = limits.body_bytes >> 20U,
               py::arg("connect_seconds") = seconds(limits.connect),
               py::arg("idle_seconds") = seconds(limits.idle),
               py::arg("total_seconds") = seconds(limits.total),
               py::arg("first_wait_seconds") = seconds(limits.first_wait),
               py::arg("longest_wait_seconds") = seconds(limits.longest_wait),
               py::arg("progress") = py::none(), fetch_doc);
}

} // namespace ctg::python
