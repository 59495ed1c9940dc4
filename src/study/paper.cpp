// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/error.hpp"
#include "ctg/study/publication.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <thread>

// Pages to paper, by a browser that stands on this machine: what draws them on screen prints them.

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

std::vector<std::string> command_of(const fs::path& browser, const fs::path& profile,
                                    const fs::path& page, const fs::path& pdf) {
    std::vector<std::string> command{
        browser.string(),
        "--headless",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-pdf-header-footer",
        "--virtual-time-budget=60000", // until the scripts of the page are done, at most
        "--user-data-dir=" + profile.string(),
        "--print-to-pdf=" + pdf.string()};
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

/// Runs `command` without a shell, and without its words.
bool run(const std::vector<std::string>& command) {
    std::vector<char*> arguments;
    for (const auto& argument : command)
        arguments.push_back(const_cast<char*>(argument.c_str())); // posix_spawn does not write
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    for (const int stream : {STDOUT_FILENO, STDERR_FILENO})
        posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0);
    pid_t pid = 0;
    const int fault = posix_spawn(&pid, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return fault == 0 && has_ended_well(pid);
}

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

std::vector<fs::path> print_pages(const std::vector<fs::path>& pages, const fs::path& browser,
                                  Existing existing) {
    const WorkFolder work;
    const auto printed = work.path() / "page.pdf";
    std::vector<fs::path> files;
    for (const auto& page : pages) {
        fs::remove(printed);
        if (!run(command_of(browser, work.path() / "profile", page, printed)) ||
            !fs::exists(printed))
            throw ReadError({error_of("CTG-PORT-021",
                                      {{"browser", browser.string()}, {"page", page.string()}})});
        files.push_back(fs::path(page).replace_extension(".pdf"));
        write_file(files.back(), bytes_of(printed), existing);
    }
    return files;
}

} // namespace ctg
