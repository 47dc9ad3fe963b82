// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/power/program.h"

#include "core/base/number.h"
#include "core/base/systemerror.h"
#include "core/energy/powerline.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace hakari {

namespace {

using Time = std::chrono::steady_clock;

constexpr std::size_t blockSize = 65536;
constexpr std::size_t complaintLimit = 4096;
constexpr int blocksAtOnce = 16; // a program may print faster than it can be read
constexpr Seconds tick{0.005};   // how soon the end of a program that left its output to others is noticed

tl::unexpected<Error> failed(const std::string &program, std::string cause)
{
    return tl::unexpected(
        Error{ErrorCode::ProgramFailed, {{"program", shownText(program)}, {"cause", std::move(cause)}}});
}

/// Runs the script that is its argument. Before that it leaves a process in the group whose end of the pipe
/// that is the input closes only with the other, at which it kills the group. Nobody's child, so that the
/// script has no child that it did not start.
constexpr const char *scriptRunner = "exec 3<&0 </dev/null\n"
                                     "( (read -r end <&3; kill -s KILL 0) >/dev/null 2>&1 & )\n"
                                     "exec 3<&-\n"
                                     "exec /bin/sh -c \"$1\"";

class Descriptor
{
public:
    explicit Descriptor(int fd = -1) : m_fd(fd) {}
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(Descriptor &&other) noexcept : m_fd(other.release()) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }

    int get() const { return m_fd; }
    int release() { return std::exchange(m_fd, -1); }

private:
    int m_fd;
};

struct Pipe {
    Descriptor readEnd;
    Descriptor writeEnd;
};

/// Its reading may block.
std::optional<Pipe> openPipe()
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return std::nullopt;
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

/// This program's environment in the language that foreign programs are read in.
std::vector<std::string> environment()
{
    std::vector<std::string> variables{"LC_ALL=C"};
    for (char **each = environ; *each != nullptr; ++each) {
        if (!std::string_view(*each).starts_with("LC_ALL="))
            variables.emplace_back(*each);
    }
    return variables;
}

std::vector<char *> pointers(std::vector<std::string> &texts)
{
    std::vector<char *> out;
    for (std::string &text : texts)
        out.push_back(text.data());
    out.push_back(nullptr);
    return out;
}

/// What the new process gets: its descriptors, its group, and signals that do what they usually do.
class Spawning
{
public:
    /// Without an input (-1) there is nothing to read.
    Spawning(int input, int output, int errors)
    {
        posix_spawn_file_actions_init(&m_actions);
        if (input < 0)
            posix_spawn_file_actions_addopen(&m_actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        else
            posix_spawn_file_actions_adddup2(&m_actions, input, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&m_actions, output, STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&m_actions, errors, STDERR_FILENO);
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
        // libraries open files that are not closed on exec, a run's own pipe among them
        posix_spawn_file_actions_addclosefrom_np(&m_actions, STDERR_FILENO + 1);
#endif
        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_init(&m_attributes);
        posix_spawnattr_setsigmask(&m_attributes, &none);
        posix_spawnattr_setsigdefault(&m_attributes, &all);
        posix_spawnattr_setpgroup(&m_attributes, 0);
        posix_spawnattr_setflags(&m_attributes,
                                 POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~Spawning()
    {
        posix_spawnattr_destroy(&m_attributes);
        posix_spawn_file_actions_destroy(&m_actions);
    }
    Spawning(const Spawning &) = delete;
    Spawning &operator=(const Spawning &) = delete;

    /// The process, or the number of what went wrong, negative.
    pid_t run(const CommandLine &command) const
    {
        std::vector<std::string> arguments{command.program};
        arguments.insert(arguments.end(), command.arguments.begin(), command.arguments.end());
        std::vector<std::string> variables = environment();
        pid_t pid = 0;
        const int error = posix_spawnp(&pid, command.program.c_str(), &m_actions, &m_attributes,
                                       pointers(arguments).data(), pointers(variables).data());
        return error == 0 ? pid : -error;
    }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

void closeAndForget(int &fd)
{
    if (fd >= 0)
        ::close(fd);
    fd = -1;
}

/// Appends a block of what a descriptor has ready; false where it has nothing. Closes it at its end.
bool readBlock(int &fd, std::string &bytes)
{
    if (fd < 0)
        return false;
    std::array<char, blockSize> block{};
    ssize_t count = -1;
    do {
        count = ::read(fd, block.data(), block.size());
    } while (count < 0 && errno == EINTR);
    if (count == 0)
        closeAndForget(fd);
    if (count <= 0)
        return false;
    bytes.append(block.data(), static_cast<std::size_t>(count));
    return true;
}

bool executable(const std::string &path)
{
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && ::access(path.c_str(), X_OK) == 0;
}

std::string endInWords(int status, const std::string &complaint)
{
    const std::string how = WIFSIGNALED(status) ? fmt::format("signal {} ended it", WTERMSIG(status))
                                                : fmt::format("it ended with status {}", WEXITSTATUS(status));
    return complaint.empty() ? how : how + ": " + complaint;
}

} // namespace

std::optional<std::string> findProgram(const std::string &name)
{
    if (name.find('/') != std::string::npos)
        return executable(name) ? std::optional(name) : std::nullopt;
    const char *variable = std::getenv("PATH");
    const std::string folders = fmt::format("{}:/usr/sbin:/sbin", variable ? variable : "/usr/bin:/bin");
    for (std::size_t begin = 0; !name.empty() && begin < folders.size();) {
        const auto end = std::min(folders.find(':', begin), folders.size());
        std::string path = folders.substr(begin, end - begin) + '/' + name;
        if (end > begin && executable(path))
            return path;
        begin = end + 1;
    }
    return std::nullopt;
}

Expected<Program> Program::start(const CommandLine &command)
{
    return spawn(command, -1);
}

Expected<Program> Program::startScript(const std::string &script)
{
    const std::string shell = "/bin/sh";
    auto life = openPipe();
    if (!life)
        return failed(shell, systemMessage(errno));
    auto program = spawn({shell, {"-c", scriptRunner, shell, script}}, life->readEnd.get());
    if (program)
        program->m_life = life->writeEnd.release();
    return program;
}

Expected<Program> Program::spawn(const CommandLine &command, int input)
{
    auto output = openPipe();
    auto errors = openPipe();
    if (!output || !errors)
        return failed(command.program, systemMessage(errno));
    const pid_t pid = Spawning(input, output->writeEnd.get(), errors->writeEnd.get()).run(command);
    if (pid < 0)
        return failed(command.program, systemMessage(-pid));
    for (const Pipe *each : {&*output, &*errors})
        fcntl(each->readEnd.get(), F_SETFL, O_NONBLOCK);
    return Program(pid, output->readEnd.release(), errors->readEnd.release());
}

Program::Program(Program &&other) noexcept
    : m_pid(std::exchange(other.m_pid, -1)),
      m_output(std::exchange(other.m_output, -1)),
      m_errors(std::exchange(other.m_errors, -1)),
      m_life(std::exchange(other.m_life, -1)),
      m_status(other.m_status),
      m_complaints(std::move(other.m_complaints))
{
}

Program &Program::operator=(Program &&other) noexcept
{
    std::swap(m_pid, other.m_pid);
    std::swap(m_output, other.m_output);
    std::swap(m_errors, other.m_errors);
    std::swap(m_life, other.m_life);
    std::swap(m_status, other.m_status);
    m_complaints.swap(other.m_complaints);
    return *this;
}

Program::~Program()
{
    closeAndForget(m_output);
    closeAndForget(m_errors);
    finish();
    closeAndForget(m_life);
}

bool Program::read(std::string &output)
{
    const bool any = readBlock(m_output, output);
    if (readBlock(m_errors, m_complaints) && m_complaints.size() > complaintLimit)
        m_complaints.erase(0, m_complaints.size() - complaintLimit);
    return any;
}

void Program::wait(Seconds timeout) const
{
    std::array<pollfd, 2> fds{pollfd{m_output, POLLIN, 0}, pollfd{m_errors, POLLIN, 0}};
    poll(fds.data(), fds.size(), static_cast<int>(std::max(timeout, Seconds{}).value * 1000.0));
}

std::optional<int> Program::ended()
{
    siginfo_t info{};
    if (m_pid > 0 && waitid(P_PID, static_cast<id_t>(m_pid), &info, WEXITED | WNOWAIT | WNOHANG) == 0
        && info.si_pid == 0)
        return std::nullopt;
    finish();
    return m_status;
}

/// The group is killed before its leader is waited for: until then no other group can have its number.
void Program::finish()
{
    if (m_pid <= 0)
        return;
    siginfo_t info{};
    const bool there = waitid(P_PID, static_cast<id_t>(m_pid), &info, WEXITED | WNOWAIT | WNOHANG) == 0;
    const bool killed = there && kill(-m_pid, SIGKILL) == 0;
    const int options = killed ? 0 : WNOHANG; // what has become another user's cannot be killed
    while (waitpid(m_pid, &m_status, options) < 0 && errno == EINTR) {}
    m_pid = -1;
}

std::string Program::complaint() const
{
    const std::string_view lines = trimmed(m_complaints);
    return shownText(lines.substr(lines.find_last_of('\n') + 1));
}

Expected<ProgramOutput> runProgram(const CommandLine &command, Seconds timeout)
{
    auto program = Program::start(command);
    if (!program)
        return tl::unexpected(program.error());
    const auto deadline = Time::now() + std::chrono::duration<double>(timeout.value);
    ProgramOutput output;
    std::optional<int> status;
    for (bool more = true; more || !status;) {
        if (!status)
            status = program->ended();
        more = program->read(output.text);
        if (output.text.size() > outputLimit)
            return failed(command.program, fmt::format("it printed more than {} bytes", outputLimit));
        if (!status && Time::now() > deadline)
            return failed(command.program, fmt::format("it did not end within {:g} s", timeout.value));
        if (!more && !status)
            program->wait(tick);
    }
    output.complaint = program->complaint();
    if (WIFSIGNALED(*status))
        return failed(command.program, endInWords(*status, output.complaint));
    output.status = WEXITSTATUS(*status);
    return output;
}

std::optional<std::string> LineProgram::next()
{
    if (auto line = m_lines.next())
        return line;
    if (!m_ended)
        m_ended = m_program.ended(); // first, so that nothing that it wrote before can be missed
    std::string bytes;
    for (int i = 0; i < blocksAtOnce && m_program.read(bytes); ++i) {
        m_lines.append(bytes);
        if (auto line = m_lines.next())
            return line;
        bytes.clear();
    }
    return std::nullopt;
}

std::string LineProgram::end() const
{
    return m_ended ? endInWords(*m_ended, m_program.complaint()) : std::string();
}

} // namespace hakari
