// SPDX-License-Identifier: Apache-2.0
// How the small values of the library look in Python: codes are str, years int, dates
// datetime.date, shares float, months and days of the year str, a CRS its EPSG code or None.
#pragma once

#include "ctg/base/code.hpp"
#include "ctg/base/language.hpp"
#include "ctg/base/share.hpp"
#include "ctg/base/year.hpp"
#include "ctg/geometry/crs.hpp"

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <optional>
#include <string>

namespace pybind11::detail {

/// A value that Python sees as a `Plain` one. `Form` turns one into the other; what `Form::of`
/// throws reaches the caller.
template <class Value, class Plain, class Form>
struct plain_caster {
    bool load(handle source, bool convert) {
        make_caster<Plain> plain;
        if (!plain.load(source, convert)) return false;
        value = Form::of(cast_op<Plain>(std::move(plain)));
        return true;
    }
    static handle cast(const Value& value, return_value_policy policy, handle parent) {
        return make_caster<Plain>::cast(Form::plain(value), policy, parent);
    }
    template <class>
    using cast_op_type = Value;
    explicit operator Value() { return *value; }

    static constexpr auto name = make_caster<Plain>::name;
    std::optional<Value> value;
};

/// The error of a text that is none of the values it should spell.
[[noreturn]] inline void refuse(const std::string& found, const std::string& expected) {
    throw value_error("expected " + expected + ", found \"" + found + "\"");
}

struct commune_code_form {
    static ctg::CommuneCode of(const std::string& text) { return ctg::CommuneCode(text); }
    static std::string plain(const ctg::CommuneCode& code) { return std::string(code.text()); }
};
template <>
struct type_caster<ctg::CommuneCode>
    : plain_caster<ctg::CommuneCode, std::string, commune_code_form> {};

struct siren_form {
    static ctg::Siren of(const std::string& text) { return ctg::Siren(text); }
    static std::string plain(const ctg::Siren& siren) { return std::string(siren.text()); }
};
template <>
struct type_caster<ctg::Siren> : plain_caster<ctg::Siren, std::string, siren_form> {};

struct collectivite_form {
    static ctg::Collectivite of(const std::string& text) {
        if (const auto body = ctg::collectivite_of(text)) return *body;
        refuse(text, "a commune code or a SIREN");
    }
    static std::string plain(const ctg::Collectivite& body) {
        return std::string(ctg::text_of(body));
    }
};
template <>
struct type_caster<ctg::Collectivite>
    : plain_caster<ctg::Collectivite, std::string, collectivite_form> {};

template <class AnyYear>
struct year_form {
    static AnyYear of(int value) { return AnyYear{value}; }
    static int plain(const AnyYear& year) { return year.value; }
};
template <>
struct type_caster<ctg::Year> : plain_caster<ctg::Year, int, year_form<ctg::Year>> {};
template <>
struct type_caster<ctg::GeographyYear>
    : plain_caster<ctg::GeographyYear, int, year_form<ctg::GeographyYear>> {};

struct month_form {
    static ctg::Month of(const std::string& text) {
        if (const auto month = ctg::parse_month(text)) return *month;
        refuse(text, "a month as 2019-12");
    }
    static std::string plain(const ctg::Month& month) { return ctg::iso(month); }
};
template <>
struct type_caster<ctg::Month> : plain_caster<ctg::Month, std::string, month_form> {};

struct day_of_year_form {
    static ctg::DayOfYear of(const std::string& text) {
        if (const auto day = ctg::parse_day_of_year(text)) return *day;
        refuse(text, "a day of every year as 12-31");
    }
    static std::string plain(const ctg::DayOfYear& day) {
        const std::chrono::year any_year{2001};
        return ctg::iso(ctg::Date{any_year, day.month(), day.day()}).substr(5);
    }
};
template <>
struct type_caster<ctg::DayOfYear> : plain_caster<ctg::DayOfYear, std::string, day_of_year_form> {};

struct language_form {
    static ctg::Language of(const std::string& name) {
        if (const auto language = ctg::language_of(name)) return *language;
        refuse(name, "\"fr\" or \"en\"");
    }
    static std::string plain(ctg::Language language) {
        return language == ctg::Language::french ? "fr" : "en";
    }
};
template <>
struct type_caster<ctg::Language> : plain_caster<ctg::Language, std::string, language_form> {};

struct crs_form {
    static ctg::Crs of(std::optional<int> epsg) { return ctg::Crs{epsg.value_or(0)}; }
    static std::optional<int> plain(ctg::Crs crs) {
        return crs.is_known() ? std::optional(crs.epsg) : std::nullopt;
    }
};
template <>
struct type_caster<ctg::Crs> : plain_caster<ctg::Crs, std::optional<int>, crs_form> {};

struct share_form {
    static ctg::Share of(double value) { return ctg::Share(value); }
    static double plain(ctg::Share share) { return share.value(); }
};
template <>
struct type_caster<ctg::Share> : plain_caster<ctg::Share, double, share_form> {};

struct date_form {
    static ctg::Date of(const object& date) {
        return {std::chrono::year{date.attr("year").cast<int>()},
                std::chrono::month{date.attr("month").cast<unsigned>()},
                std::chrono::day{date.attr("day").cast<unsigned>()}};
    }
    static object plain(const ctg::Date& date) {
        return module_::import("datetime")
            .attr("date")(static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                          static_cast<unsigned>(date.day()));
    }
};
template <>
struct type_caster<ctg::Date> : plain_caster<ctg::Date, object, date_form> {
    static constexpr auto name = const_name("datetime.date");
};

} // namespace pybind11::detail
