// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/quantity.h"
#include "core/power/linebuffer.h"

#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace hakari {

// Other programs, started without fork() and therefore from any thread. Each runs in a process group of its
// own, with the language of the C locale, nothing to read, and none of this program's files. Whatever is left
// of the group is killed when the program itself has ended or is no longer wanted; nothing stays a zombie.

/// What to run: a path, or a name that is looked for in PATH.
struct CommandLine {
    std::string program;
    std::vector<std::string> arguments;
};

/// The executable file of that name in PATH or where administrators' programs are; a name with a slash is a
/// path. Nothing where there is none.
std::optional<std::string> findProgram(const std::string &name);

/// A program that runs. Move-only; for one thread. Its destruction kills it.
class Program
{
public:
    /// Error: ProgramFailed, where it cannot be started.
    static Expected<Program> start(const CommandLine &command);

    /// A script of /bin/sh. Its group is killed as well when this process dies before it could do so.
    static Expected<Program> startScript(const std::string &script);

    ~Program();
    Program(Program &&other) noexcept;
    Program &operator=(Program &&other) noexcept;

    /// Appends what it has written to its standard output, some 64 KiB at most, and keeps the end of what it
    /// has complained about. Does not block. False where there was nothing.
    bool read(std::string &output);

    /// Blocks until it writes or ends, at most that long.
    void wait(Seconds timeout) const;

    /// How it ended, as waitpid() tells it; nothing while it runs. What it wrote before can still be read.
    std::optional<int> ended();

    /// The last line that it wrote to its standard error, fit for a message; empty where there is none.
    std::string complaint() const;

private:
    Program(pid_t pid, int output, int errors) : m_pid(pid), m_output(output), m_errors(errors) {}
    static Expected<Program> spawn(const CommandLine &command, int input);
    void finish();

    pid_t m_pid; ///< -1: it is gone
    int m_output;
    int m_errors;
    int m_life = -1; ///< of a script: the end of a pipe that closes with this process
    int m_status = 0;
    std::string m_complaints;
};

struct ProgramOutput {
    int status = 0;        ///< its exit status
    std::string text;      ///< its standard output
    std::string complaint; ///< see Program::complaint()
};

/// Runs a program to its end. Blocking. Error: ProgramFailed (not started; crashed; not finished in time, and
/// killed; more output than outputLimit).
Expected<ProgramOutput> runProgram(const CommandLine &command, Seconds timeout);
inline constexpr std::size_t outputLimit = std::size_t{256} * 1024;

/// A program that goes on printing lines, until it is destroyed.
class LineProgram final : public LineSource
{
public:
    explicit LineProgram(Program program) : m_program(std::move(program)) {}

    std::optional<std::string> next() override;
    std::size_t number() const override { return m_lines.count(); }
    void wait(Seconds timeout) override { m_program.wait(timeout); }
    std::string end() const override; ///< "it ended with status 1: no such device"

private:
    Program m_program;
    LineBuffer m_lines;
    std::optional<int> m_ended;
};

} // namespace hakari
