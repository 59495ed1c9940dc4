// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/year.hpp"
#include "writing/sheet_layout.hpp"
#include "writing/text_formats.hpp"
#include "writing/workbook_formats.hpp"
#include "writing/zip.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

namespace ctg {
namespace {

struct Failed {
    lxw_error error;
};

void demand(lxw_error error) {
    if (error != LXW_NO_ERROR) throw Failed{error};
}

using Workbook = std::unique_ptr<lxw_workbook, decltype(&lxw_workbook_free)>;

/// How Excel shows a look; the decimal mark and the sign between thousands are those of its reader.
std::string number_format(const ColumnLayout& layout, Language language) {
    const std::string zeros =
        layout.decimals == 0 ? ""
                             : "." + std::string(static_cast<std::size_t>(layout.decimals), '0');
    const bool is_french = language == Language::french;
    switch (layout.look) {
    case CellLook::code:
        return "@";
    case CellLook::integer:
        return "#,##0";
    case CellLook::year:
        return "0";
    case CellLook::number:
        return "#,##0" + zeros;
    case CellLook::percent:
        return "0" + zeros + (is_french ? "\"\u00A0\"%" : "%");
    case CellLook::date:
        return is_french ? "dd/mm/yyyy" : "yyyy-mm-dd";
    case CellLook::text:
        break;
    }
    return "General";
}

/// Writes one cell.
struct CellWriter {
    lxw_worksheet* sheet;
    lxw_row_t row;
    lxw_col_t column;
    lxw_format* format;
    lxw_format* text_format; ///< keeps a text one when its cell is edited
    CellLook look;

    void operator()(std::monostate) const {}
    void operator()(bool value) const {
        demand(worksheet_write_boolean(sheet, row, column, value ? 1 : 0, format));
    }
    void operator()(std::int64_t value) const {
        if (is_exact_in_cell(value))
            demand(worksheet_write_number(sheet, row, column, static_cast<double>(value), format));
        else
            (*this)(fmt::format("{}", value));
    }
    void operator()(double value) const {
        if (std::isfinite(value))
            demand(worksheet_write_number(sheet, row, column, value, format));
        else
            (*this)(fmt::format("{}", value));
    }
    void operator()(const std::string& text) const {
        if (text.empty()) return;
        if (look == CellLook::date) return write_date(*parse_date(text));
        demand(worksheet_write_string(sheet, row, column, text.c_str(),
                                      looks_like_formula(text) ? text_format : format));
    }

private:
    void write_date(const Date& date) const {
        lxw_datetime day{};
        day.year = static_cast<int>(date.year());
        day.month = static_cast<int>(static_cast<unsigned>(date.month()));
        day.day = static_cast<int>(static_cast<unsigned>(date.day()));
        demand(worksheet_write_datetime(sheet, row, column, &day, format));
    }
};

class XlsxWriter {
public:
    XlsxWriter(const std::string& path, const WorkbookContent& content)
        : content_(content),
          workbook_(::workbook_new(path.c_str()), &lxw_workbook_free) {
        if (workbook_ == nullptr) throw Failed{LXW_ERROR_MEMORY_MALLOC_FAILED};
        header_ = new_header(LXW_ALIGN_LEFT);
        header_of_measures_ = new_header(LXW_ALIGN_RIGHT);
        text_ = new_format();
        format_set_num_format(text_, "@");
        format_set_align(text_, LXW_ALIGN_VERTICAL_TOP);
    }

    void write() {
        describe();
        for (const auto& sheet : content_.sheets)
            add(sheet);
        // It frees the workbook, whatever it answers.
        demand(::workbook_close(workbook_.release()));
    }

private:
    static constexpr lxw_color_t header_fill = 0xE9EDF1;

    lxw_format* new_format() { return workbook_add_format(workbook_.get()); }

    lxw_format* new_header(lxw_format_alignments alignment) {
        lxw_format* const header = new_format();
        format_set_bold(header);
        format_set_bottom(header, LXW_BORDER_THIN);
        format_set_bg_color(header, header_fill);
        format_set_align(header, static_cast<std::uint8_t>(alignment));
        return header;
    }

    void describe() {
        // The same input gives the same bytes: the day of the writing is no part of the result.
        constexpr std::time_t first_day_of_zip = 315'532'800; // 1980-01-01
        lxw_doc_properties properties{};
        std::string title = content_.title;
        properties.title = title.data();
        properties.created = first_day_of_zip;
        demand(workbook_set_properties(workbook_.get(), &properties));
    }

    lxw_format* format_of(const ColumnLayout& layout) {
        const auto key = number_format(layout, content_.language) + (layout.wraps ? " wraps" : "");
        auto& format = formats_[key];
        if (format != nullptr) return format;
        format = new_format();
        format_set_num_format(format, number_format(layout, content_.language).c_str());
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        if (layout.wraps) format_set_text_wrap(format);
        return format;
    }

    void add(const Sheet& sheet) {
        const auto& records = sheet.records;
        lxw_worksheet* target = workbook_add_worksheet(workbook_.get(), sheet.name.c_str());
        if (target == nullptr) throw Failed{LXW_ERROR_PARAMETER_VALIDATION};
        const auto layouts = layout_of(records);
        for (std::size_t c = 0; c < layouts.size(); ++c) {
            const auto column = static_cast<lxw_col_t>(c);
            demand(worksheet_set_column(target, column, column, layouts[c].width, nullptr));
            demand(
                worksheet_write_string(target, 0, column, records.columns[c].name.c_str(),
                                       is_of_measures(layouts[c]) ? header_of_measures_ : header_));
            lxw_format* const format = format_of(layouts[c]);
            for (std::size_t r = 0; r < records.rows.size(); ++r)
                std::visit(CellWriter{target, static_cast<lxw_row_t>(r + 1), column, format, text_,
                                      layouts[c].look},
                           records.rows[r][c]);
        }
        set_heights(target, records, layouts);
        if (!layouts.empty()) set_view(target, records, layouts);
    }

    /// Excel fits rows to their texts by itself; LibreOffice does not.
    static void set_heights(lxw_worksheet* target, const Records& records,
                            const std::vector<ColumnLayout>& layouts) {
        constexpr double highest_pt = 409.0; // of Excel
        for (std::size_t r = 0; r < records.rows.size(); ++r) {
            const auto lines = lines_of(records.rows[r], layouts);
            if (lines == 1) continue;
            const double height_pt = LXW_DEF_ROW_HEIGHT * static_cast<double>(lines);
            demand(worksheet_set_row(target, static_cast<lxw_row_t>(r + 1),
                                     std::min(height_pt, highest_pt), nullptr));
        }
    }

    /// What the reader finds ready: the header in sight, filters, one page wide on A4.
    static void set_view(lxw_worksheet* target, const Records& records,
                         const std::vector<ColumnLayout>& layouts) {
        constexpr std::uint8_t a4 = 9;
        const auto last_row = static_cast<lxw_row_t>(records.rows.size());
        const auto last_column = static_cast<lxw_col_t>(layouts.size() - 1);
        worksheet_freeze_panes(target, 1, 0);
        demand(worksheet_autofilter(target, 0, 0, last_row, last_column));
        worksheet_set_landscape(target);
        worksheet_set_paper(target, a4);
        worksheet_fit_to_pages(target, 1, 0);
        demand(worksheet_repeat_rows(target, 0, 0));
        // A code is a text by right: no green corner says otherwise.
        std::string codes;
        for (std::size_t c = 0; c < layouts.size() && last_row > 0; ++c) {
            if (layouts[c].look != CellLook::code) continue;
            char name[LXW_MAX_COL_NAME_LENGTH];
            lxw_col_to_name(name, static_cast<lxw_col_t>(c), LXW_FALSE);
            codes += fmt::format("{}{}2:{}{}", codes.empty() ? "" : " ", name, name, last_row + 1);
        }
        if (!codes.empty())
            demand(
                worksheet_ignore_errors(target, LXW_IGNORE_NUMBER_STORED_AS_TEXT, codes.c_str()));
    }

    const WorkbookContent& content_;
    Workbook workbook_;
    lxw_format* header_ = nullptr;
    lxw_format* header_of_measures_ = nullptr;
    lxw_format* text_ = nullptr;
    std::map<std::string, lxw_format*> formats_;
};

} // namespace

std::string write_xlsx(const std::filesystem::path& file, const WorkbookContent& content) {
    try {
        XlsxWriter(file.string(), content).write();
    } catch (const Failed& failure) {
        return lxw_strerror(failure.error);
    }
    // libxlsxwriter does not look whether its temporary files took all that it wrote: on a full
    // disk it would hand over a cut sheet as whole.
    return fault_of_parts(file);
}

std::string xlsx_version() {
    return lxw_version();
}

} // namespace ctg
