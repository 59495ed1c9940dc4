// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/language.hpp"
#include "ctg/portrait/chart.hpp"
#include "ctg/portrait/portrait.hpp"

#include <kainjow/mustache.hpp>

#include <string>
#include <string_view>
#include <vector>

// The one way from values to HTML: mustache templates, which escape every text.

namespace ctg {

using HtmlData = kainjow::mustache::data;
using HtmlList = kainjow::mustache::list;

/// `data` in `page_template`, with the words of the language under "w".
[[nodiscard]] std::string rendered_html(std::string_view page_template, HtmlData data,
                                        Language language);

struct HtmlCell {
    std::string text;
    std::string tag = {};  ///< a mark behind the text: "fictif"
    std::string link = {}; ///< a file beside the page
    std::string sort = {}; ///< what a script sorts by, where that is not the text
};

struct HtmlTable {
    struct Column {
        std::string name;
        bool is_figure = false;
    };
    struct Row {
        std::vector<HtmlCell> cells;
        std::string mark = {}; ///< class of the row: "here", "group"
        std::string key = {};  ///< what a script knows the row by
    };
    std::vector<Column> columns;
    std::vector<Row> rows;
    bool is_led_by_text = false; ///< the first column takes a third of the width
    std::string id = {};         ///< what a script knows the table by
};

[[nodiscard]] std::string html_of(const HtmlTable& table, Language language);

/// A key figure of a page: what it is, its value, and what it is seen beside.
[[nodiscard]] HtmlData key_figure(std::string label, std::string value, std::string compare);
[[nodiscard]] std::string html_of(const Chart& chart, Language language);

/// The whole document: title and body, style, scripts, and a policy that allows these scripts by
/// their hash and nothing else. `own_script` is of one kind of page, after that of all.
[[nodiscard]] std::string document_of(std::string_view title, std::string_view body,
                                      const WebRuntime& runtime, Language language,
                                      std::string_view own_script = {});

} // namespace ctg
