// SPDX-License-Identifier: Apache-2.0
#include "reading/geojson.hpp"

#include "ctg/base/error.hpp"
#include "reading/layer_crs.hpp"
#include "reading/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace ctg {
namespace {

/// Hears the events of a JSON text, keeps no value.
class GeojsonListener : public nlohmann::json_sax<nlohmann::json> {
public:
    GeojsonListener(const InputText& text, Place file, const ReadLimits& limits)
        : text_(text.text),
          file_(std::move(file)),
          deepest_(limits.nesting) {}

    bool null() override { return true; }
    bool boolean(bool /*value*/) override { return true; }
    bool number_integer(number_integer_t value) override {
        return number_unsigned(static_cast<number_unsigned_t>(value));
    }
    bool number_unsigned(number_unsigned_t value) override {
        if (is_in_crs_of_file() && key_ == "code") crs_name_ = "EPSG:" + std::to_string(value);
        return true;
    }
    bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
    bool binary(binary_t& /*value*/) override { return true; }

    bool key(string_t& name) override {
        key_ = name;
        return true;
    }
    bool string(string_t& value) override {
        // GDAL takes the words of a crs in any case.
        const bool is_link = lower(value) == "link" || lower(value) == "url";
        if (crs_depth_ > 0 && lower(key_) == "type" && is_link)
            throw DataError({error_of("CTG-READ-027", {}, file_)});
        if (is_in_crs_of_file() && key_ == "name") crs_name_ = value;
        return true;
    }
    bool start_object(std::size_t /*size*/) override {
        if (crs_depth_ == 0 && lower(key_) == "crs") crs_depth_ = depth_ + 1;
        has_crs_ = has_crs_ || is_in_crs_of_file();
        return open();
    }
    bool start_array(std::size_t /*size*/) override { return open(); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool parse_error(std::size_t position, const std::string& /*token*/,
                     const nlohmann::detail::exception& error) override {
        const auto before = std::string_view(text_).substr(0, position == 0 ? 0 : position - 1);
        const auto line_start = before.rfind('\n') + 1; // 0 when npos
        Place place = file_;
        place.line = static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1;
        place.column = character_count(before.substr(line_start)) + 1;
        const std::string_view words = error.what();
        const auto colon = words.find(": ");
        const auto reason = words.substr(colon == std::string_view::npos ? 0 : colon + 2);
        throw DataError({error_of("CTG-READ-026", {{"words", std::string(reason)}}, place)});
    }

    /// The CRS that the file names, which GDAL would take for WGS 84 if it did not know it.
    void check_crs() const {
        if (!has_crs_ || is_name_of_crs(crs_name_)) return;
        const auto found = crs_name_.empty() ? "\"crs\" without a name" : crs_name_;
        throw DataError({error_of("CTG-READ-065", {{"found", found}}, file_)});
    }

private:
    /// In the member "crs" of the outermost object.
    [[nodiscard]] bool is_in_crs_of_file() const noexcept { return crs_depth_ == 2; }

    bool open() {
        check_limit("nesting", ++depth_, deepest_, file_);
        key_.clear();
        return true;
    }
    bool close() {
        if (depth_-- == crs_depth_) crs_depth_ = 0;
        return true;
    }

    const std::string& text_;
    Place file_;
    std::size_t deepest_;
    std::string key_;
    std::size_t depth_ = 0;
    std::string crs_name_;
    bool has_crs_ = false;
    std::size_t crs_depth_ = 0; ///< of the object under a "crs", 0 outside
};

} // namespace

void check_geojson(const Input& input, const ReadLimits& limits) {
    const InputText text = text_of(input);
    GeojsonListener listener(text, {input.file, 0, 0, {}, {}, PlaceUnit::line}, limits);
    nlohmann::json::sax_parse(text.text, &listener);
    listener.check_crs();
}

} // namespace ctg
