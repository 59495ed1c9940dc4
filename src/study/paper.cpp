// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/error.hpp"
#include "ctg/study/publication.hpp"
#include "ctg/study/shipped.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>

// Pages to paper and charts to pictures, by a browser that stands on this machine: what draws them
// on screen prints them.

namespace ctg {
namespace {

namespace fs = std::filesystem;

/// A folder for the profile of the browser and what it prints, gone with the value.
class WorkFolder {
public:
    WorkFolder() : path_((fs::temp_directory_path() / "ctg-print-XXXXXX").string()) {
        if (mkdtemp(path_.data()) == nullptr)
            throw ReadError({error_of("CTG-PORT-021", {{"browser", path_}, {"page", ""}})});
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;
    ~WorkFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    [[nodiscard]] fs::path path() const { return path_; }

private:
    std::string path_;
};

/// The address of a file: every byte that could mean something in an address is escaped.
std::string address_of(const fs::path& file) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                       "0123456789-._~/";
    std::string address = "file://";
    for (const char c : fs::absolute(file).lexically_normal().string())
        if (plain.find(c) != plain.npos)
            address += c;
        else
            address += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    return address;
}

/// The browser on `page`, asked for what `demands` say.
std::vector<std::string> command_of(const fs::path& browser, const fs::path& profile,
                                    const fs::path& page, std::vector<std::string> demands) {
    std::vector<std::string> command{
        browser.string(),
        "--headless",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--virtual-time-budget=60000", // until the scripts of the page are done, at most
        "--user-data-dir=" + profile.string()};
    std::ranges::move(demands, std::back_inserter(command));
    // The browser refuses to run as root with its sandbox; the page runs no script but ours.
    if (geteuid() == 0) command.emplace_back("--no-sandbox");
    command.push_back(address_of(page));
    return command;
}

/// Whether `pid` ended well within a minute; it is stopped otherwise.
bool has_ended_well(pid_t pid) {
    using namespace std::chrono_literals;
    const auto last = std::chrono::steady_clock::now() + 60s;
    int status = 0;
    while (waitpid(pid, &status, WNOHANG) == 0) {
        if (std::chrono::steady_clock::now() > last) {
            kill(pid, SIGKILL);
            waitpid(pid, &status, 0);
            return false;
        }
        std::this_thread::sleep_for(20ms);
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// Runs `command` without a shell; what it prints goes to `out`, its complaints nowhere.
bool run(const std::vector<std::string>& command, const std::string& out = "/dev/null") {
    std::vector<char*> arguments;
    for (const auto& argument : command)
        arguments.push_back(const_cast<char*>(argument.c_str())); // posix_spawn does not write
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    constexpr int mode = 0600;
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT,
                                     mode);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t pid = 0;
    const int fault = posix_spawn(&pid, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return fault == 0 && has_ended_well(pid);
}

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

[[noreturn]] void refuse(const fs::path& browser, const fs::path& page) {
    throw ReadError(
        {error_of("CTG-PORT-021", {{"browser", browser.string()}, {"page", page.string()}})});
}

/// The drawing in the text of a page as the browser leaves it, as XML: "" when there is none.
std::string svg_in(const std::string& page) {
    constexpr std::string_view close = "</svg>";
    const auto start = page.find("<svg");
    const auto end = page.find(close, start);
    if (start == page.npos || end == page.npos) return {};
    auto svg = page.substr(start, end + close.size() - start);
    // Of all that HTML names, only the no-break space is left once text has been escaped for XML.
    constexpr std::string_view space = "&nbsp;";
    for (auto at = svg.find(space); at != svg.npos; at = svg.find(space, at))
        svg.replace(at, space.size(), "\u00A0");
    return svg;
}

/// A length that the drawing says of itself [px], rounded up.
int length_of(const std::string& svg, const std::string& name) {
    const auto at = svg.find(" " + name + "=\"");
    return at == svg.npos ? 0
                          : static_cast<int>(std::ceil(
                                std::strtod(svg.c_str() + at + name.size() + 3, nullptr)));
}

std::string drawn(const Chart& chart, const fs::path& browser, const WorkFolder& work,
                  Language language) {
    const auto page = work.path() / "chart.html";
    const auto text = work.path() / "drawn.html";
    write_file(page, chart_page(chart, shipped_web_runtime(), language), Existing::replace);
    const auto command = command_of(browser, work.path() / "profile", page, {"--dump-dom"});
    auto svg = run(command, text.string()) ? svg_in(bytes_of(text)) : std::string{};
    if (svg.empty()) refuse(browser, page);
    return svg;
}

/// The picture of a drawing, two dots a pixel.
std::string painted(const std::string& svg, const fs::path& browser, const WorkFolder& work) {
    const auto page = work.path() / "drawing.html";
    const auto picture = work.path() / "drawing.png";
    write_file(page, "<!DOCTYPE html><meta charset=\"utf-8\"><body style=\"margin:0\">" + svg,
               Existing::replace);
    const auto size =
        fmt::format("--window-size={},{}", length_of(svg, "width"), length_of(svg, "height"));
    if (!run(command_of(browser, work.path() / "profile", page,
                        {size, "--hide-scrollbars", "--force-device-scale-factor=2",
                         "--screenshot=" + picture.string()})) ||
        !fs::exists(picture))
        refuse(browser, page);
    return bytes_of(picture);
}

/// The page as a PDF.
std::string on_paper(const fs::path& page, const fs::path& browser, const WorkFolder& work) {
    const auto printed = work.path() / "page.pdf";
    fs::remove(printed);
    if (!run(command_of(browser, work.path() / "profile", page,
                        {"--no-pdf-header-footer", "--print-to-pdf=" + printed.string()})) ||
        !fs::exists(printed))
        refuse(browser, page);
    return bytes_of(printed);
}

} // namespace

void publish_chart(const Chart& chart, const fs::path& file, const std::optional<fs::path>& browser,
                   Language language, Existing existing) {
    std::string extension = file.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (extension == ".html")
        return write_file(file, chart_page(chart, shipped_web_runtime(), language), existing);
    if (extension == ".json") return write_file(file, chart.specification + "\n", existing);
    if (extension != ".svg" && extension != ".png" && extension != ".pdf")
        throw ArgumentError({error_of("CTG-PORT-050", {{"file", file.string()}})});
    if (!browser) throw ArgumentError({error_of("CTG-PORT-022", {{"file", file.string()}})});
    const WorkFolder work;
    if (extension == ".pdf") {
        const auto page = work.path() / "chart.html";
        write_file(page, chart_page(chart, shipped_web_runtime(), language), Existing::refuse);
        return write_file(file, on_paper(page, *browser, work), existing);
    }
    const auto svg = drawn(chart, *browser, work, language);
    write_file(file, extension == ".svg" ? svg + "\n" : painted(svg, *browser, work), existing);
}

std::vector<fs::path> print_pages(const std::vector<fs::path>& pages, const fs::path& browser,
                                  Existing existing) {
    const WorkFolder work;
    std::vector<fs::path> files;
    for (const auto& page : pages) {
        files.push_back(fs::path(page).replace_extension(".pdf"));
        write_file(files.back(), on_paper(page, browser, work), existing);
    }
    return files;
}

} // namespace ctg
