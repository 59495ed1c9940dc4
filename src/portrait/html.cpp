// SPDX-License-Identifier: Apache-2.0
#include "portrait/html.hpp"

#include "ctg/base/digest.hpp"
#include "ctg_paths.hpp"
#include "portrait/json.hpp"
#include "portrait/page_script.hpp"
#include "portrait/page_template.hpp"
#include "portrait/page_words.hpp"
#include "portrait/shared_shapes.hpp"
#include "portrait/style.hpp"
#include "portrait/wording.hpp"

#include <fmt/format.h>

#include <cassert>

namespace ctg {
namespace {

HtmlData words_in(Language language) {
    HtmlData words;
    for (const auto& [name, phrase] : page_words)
        words.set(std::string(name), typeset(phrase.in(language), language));
    return words;
}

std::string with_each(std::string text, std::string_view what, std::string_view by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

/// A program as it may stand inside <script>: nothing in it ends the element or opens a comment,
/// and it has no CR, which a browser would drop before it checks the hash.
std::string inlined(std::string_view program) {
    auto text = with_each(std::string(program), "\r", "");
    text = with_each(std::move(text), "</script", "<\\/script");
    return with_each(std::move(text), "<!--", "<\\!--");
}

std::string hash_source(std::string_view text) {
    return fmt::format("'sha256-{}'", sha256_base64(text));
}

/// A text that a template shows only where there is one.
HtmlData text_or_none(const std::string& text) {
    return text.empty() ? HtmlData(false) : HtmlData(text);
}

HtmlData data_of(const HtmlTable::Column& column) {
    HtmlData data;
    data.set("text", column.name);
    data.set("is_figure", column.is_figure);
    return data;
}

HtmlData data_of(const HtmlTable::Row& row, const std::vector<HtmlTable::Column>& columns) {
    HtmlList cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const auto& [text, tag, link, sort] = row.cells[i];
        HtmlData cell;
        cell.set("text", text);
        cell.set("is_figure", i < columns.size() && columns[i].is_figure);
        cell.set("tag", text_or_none(tag));
        cell.set("link", text_or_none(link));
        cell.set("sort", text_or_none(sort));
        cells.push_back(std::move(cell));
    }
    HtmlData data;
    data.set("cells", cells);
    data.set("mark", text_or_none(row.mark));
    data.set("key", text_or_none(row.key));
    return data;
}

HtmlTable table_of(const ChartTable& chart) {
    HtmlTable table;
    for (const auto& column : chart.columns)
        table.columns.push_back({column});
    for (const auto& row : chart.rows) {
        table.rows.emplace_back();
        for (const auto& text : row)
            table.rows.back().cells.push_back({text});
    }
    return table;
}

} // namespace

std::string rendered_html(std::string_view page_template, HtmlData data, Language language) {
    kainjow::mustache::mustache page{std::string(page_template)};
    assert(page.is_valid());
    data.set("w", words_in(language));
    return page.render(data);
}

HtmlData key_figure(std::string label, std::string value, std::string compare) {
    HtmlData key;
    key.set("label", std::move(label));
    key.set("value", std::move(value));
    key.set("compare", std::move(compare));
    return key;
}

std::string html_of(const HtmlTable& table, Language language) {
    HtmlList head;
    for (const auto& column : table.columns)
        head.push_back(data_of(column));
    HtmlList rows;
    for (const auto& row : table.rows)
        rows.push_back(data_of(row, table.columns));
    HtmlData data;
    data.set("head", head);
    data.set("rows", rows);
    data.set("is_led_by_text", table.is_led_by_text);
    data.set("id", text_or_none(table.id));
    return rendered_html(table_template, std::move(data), language);
}

std::string html_of(const Chart& chart, Language language) {
    HtmlData data;
    data.set("title", chart.title);
    data.set("description", chart.description);
    data.set("specification", embeddable(chart.specification));
    data.set("table", html_of(table_of(chart.table), language));
    return rendered_html(chart_template, std::move(data), language);
}

std::string document_of(std::string_view title, std::string_view body, const WebRuntime& runtime,
                        Language language, std::string_view own_script) {
    std::string script_hashes;
    HtmlList scripts;
    for (const std::string_view program :
         {std::string_view(runtime.vega), std::string_view(runtime.vega_lite),
          std::string_view(runtime.vega_interpreter), page_script, own_script}) {
        if (program.empty()) continue;
        const auto text = inlined(program);
        script_hashes += " " + hash_source(text);
        scripts.push_back(HtmlData("text", text));
    }
    std::string style(page_style);
    if (!own_script.empty()) style += dashboard_style;
    HtmlData data;
    data.set("lang", language == Language::french ? "fr" : "en");
    data.set("policy", fmt::format("default-src 'none'; script-src{}; style-src {}; "
                                   "base-uri 'none'; form-action 'none'",
                                   script_hashes, hash_source(style)));
    data.set("version", std::string(project_version));
    data.set("title", std::string(title));
    data.set("style", style);
    data.set("body", with_shared_shapes(body));
    data.set("scripts", scripts);
    data.set("kind", own_script.empty() ? HtmlData(false) : HtmlData("dashboard"));
    return rendered_html(document_template, std::move(data), language);
}

} // namespace ctg
