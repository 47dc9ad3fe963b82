// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/energy/trace.h"
#include "core/power/modelledinstance.h"
#include "core/record/rundata.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hakari {

/// Something that reads power or energy. Used by one thread at a time; its files stay open while it lives.
class PowerMeter
{
public:
    PowerMeter() = default;
    virtual ~PowerMeter() = default;
    PowerMeter(const PowerMeter &) = delete;
    PowerMeter &operator=(const PowerMeter &) = delete;

    virtual const std::string &id() const = 0; ///< "rapl", ...; unique on a host
    virtual const std::vector<MeterDomain> &domains() const = 0;

    /// Reading more often than this shows nothing new.
    virtual Seconds shortestInterval() const = 0;

    /// Reads every domain once: a value for each of domains(), in W, J or a fraction by its kind; absent
    /// where that domain cannot be read now or has nothing new since the last read(). REQUIRES: as many
    /// values as domains. Blocks for some microseconds and allocates nothing unless it fails; a meter that
    /// has to ask another program blocks until that answers. Error, where no domain can be read: the meter's
    /// own reason.
    virtual Expected<void> read(std::span<std::optional<double>> values) = 0;

    /// Whether read() has further values at once, of moments after those of the last one.
    virtual bool hasMore() const { return false; }

    /// How long before the end of the last read() its values were true, where the meter says so.
    virtual Seconds age() const { return {}; }

    /// What the devices say of themselves now, for the record: {"gpu_0_power_limit", "300 W"}, ... Blocking.
    virtual std::map<std::string, std::string> facts() { return {}; }

    /// What speaks against measuring now, e.g. other programs on a device. Blocking.
    virtual std::vector<Notice> warnings() { return {}; }

    /// Why devices slowed down since this was asked last, each a sentence without its full stop that names
    /// the device ("GPU 0: hot"); empty where none did or none tells. Blocking.
    virtual std::vector<std::string> takeThrottling() { return {}; }
};

/// A meter that Hakari knows, whether this host has it or not.
struct KnownMeter {
    std::string id;
    std::string name; ///< for people, English; the key of its translation (context "Meter")
    /// Looks for it. Blocking, up to seconds; any thread. Error: why this host has none and what helps.
    std::function<Expected<std::unique_ptr<PowerMeter>>()> open;
    bool asked = false; ///< a person's settings name it, so that its absence is no matter of course
};

/// A meter that Hakari knows, or why this host has none and what helps.
struct FoundMeter {
    std::string id;
    std::string name; ///< as in KnownMeter
    Expected<std::unique_ptr<PowerMeter>> meter;
};

/// What gives readings as text: see core/power/feed.h.
struct FeedSource {
    enum class Kind { Shell, File };
    Kind kind = Kind::Shell;
    std::string text; ///< a command of the shell, or a path
};

/// Where meters are looked for. Tests replace all of it.
struct MeterSettings {
    std::filesystem::path root = "/";       ///< below it lie the kernel's files
    std::string nvml = "libnvidia-ml.so.1"; ///< a library's name, or the path to it
    std::optional<ModelledInstance> model;  ///< what the model stands in for, where a person asks for it
    std::string ipmitool = "ipmitool";      ///< a program's name or path
    std::string freeipmi = "ipmi-dcmi";     ///< the same, where there is no ipmitool
    std::optional<Watts> neuronWatts;       ///< what a Neuron device takes at 100 % of its power
    std::vector<FeedSource> feeds;          ///< feed:1, feed:2, ... in this order
};

/// Every meter that Hakari knows, usable or not, in a fixed order. Opens none of them; any thread.
std::vector<KnownMeter> knownMeters(const MeterSettings &settings = {});

/// The same, all opened. Blocking, any thread.
std::vector<FoundMeter> findMeters(const MeterSettings &settings = {});

} // namespace hakari
