// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/host/host.h"

#include "core/base/number.h"
#include "core/engine/host/inspection.h"

#include <fmt/format.h>

#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace hakari {

namespace {

std::string joined(const std::vector<std::string> &parts)
{
    return fmt::format("{}", fmt::join(parts, ", "));
}

/// What slows this build down; empty for one to measure with.
std::string slowBuild()
{
    std::vector<std::string> reasons;
#if !defined(__OPTIMIZE__)
    reasons.emplace_back("without optimisation");
#endif
#if !defined(NDEBUG)
    reasons.emplace_back("with assertions");
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    reasons.emplace_back("with sanitizers");
#endif
    return joined(reasons);
}

void inspectProgram(Inspection &host)
{
#if defined(HAKARI_VERSION)
    host.fact("hakari_version", HAKARI_VERSION);
#endif
#if defined(HAKARI_COMMIT)
    host.fact("commit", HAKARI_COMMIT);
#endif
#if defined(__clang__)
    host.fact("compiler", __VERSION__);
#else
    host.fact("compiler", "GCC " __VERSION__);
#endif
    const std::string slow = slowBuild();
    host.fact("build", slow.empty() ? "release" : slow);
    if (!slow.empty())
        host.warn(HostWarningKind::DebugBuild, slow);
    host.fact("blas", joined(loadedBlas(host.files.root())));
    if (auto conflict = blasConflict(host.files.root()))
        host.report.warnings.push_back(std::move(*conflict));
}

double seconds(const timeval &time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

double ownCpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void watchOthers(Inspection &host, std::chrono::milliseconds watch)
{
    if (watch <= watch.zero())
        return;
    const auto begin = std::chrono::steady_clock::now();
    const auto busy = busyCpuSeconds(host.files.root());
    const double own = ownCpuSeconds();
    std::this_thread::sleep_for(watch);
    const auto laterBusy = busyCpuSeconds(host.files.root());
    const double laterOwn = ownCpuSeconds();
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
    if (!busy || !laterBusy)
        return;
    if (auto warning = otherLoad((*laterBusy - *busy - (laterOwn - own)) / elapsed.count()))
        host.report.warnings.push_back(std::move(*warning));
}

} // namespace

HostReport inspectHost(const std::filesystem::path &root, std::chrono::milliseconds watch)
{
    Inspection host{HostFiles(root), {}, {}};
    watchOthers(host, watch);
    inspectCpus(host);
    inspectMemory(host);
    inspectSystem(host);
    inspectProgram(host);
    return std::move(host.report);
}

std::optional<double> busyCpuSeconds(const std::filesystem::path &root)
{
    const std::string line = HostFiles(root).line("proc/stat").value_or("");
    const auto parts = fields(line); // cpu user nice system idle iowait irq softirq steal ...
    if (parts.size() < 9 || parts[0] != "cpu")
        return std::nullopt;
    double ticks = 0.0;
    for (const std::size_t field : {1U, 2U, 3U, 6U, 7U, 8U}) {
        const auto number = parseInteger(parts[field]);
        if (!number || *number < 0)
            return std::nullopt;
        ticks += static_cast<double>(*number);
    }
    return ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
}

} // namespace hakari
