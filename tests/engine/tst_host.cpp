// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first: moc of Qt 6.4 cannot begin with <compare>, which quantity.h includes
#include <QTest>

#include "tests/support/longwait.h"

#include "core/base/cpu.h"
#include "core/engine/host/host.h"

#include <QProcess>
#include <QTemporaryDir>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>

using namespace hakari;
using namespace std::chrono_literals;

namespace {

/// A root folder with just the files that a test puts there.
class FakeRoot
{
public:
    void write(const std::string &path, const std::string &content) const
    {
        const auto file = this->path() / path;
        std::filesystem::create_directories(file.parent_path());
        if (!(std::ofstream(file, std::ios::binary) << content))
            qFatal("%s was not written", file.c_str());
    }
    void governor(int cpu, const std::string &name) const
    {
        write(fmt::format("sys/devices/system/cpu/cpu{}/cpufreq/scaling_governor", cpu), name + "\n");
    }
    /// CPUs with two threads a core, in two sockets.
    void cpus(int count) const
    {
        write("sys/devices/system/cpu/online", fmt::format("0-{}\n", count - 1));
        write("proc/self/status", "Name:\tx\nCpus_allowed:\tff\nCpus_allowed_list:\t0-255\n");
        for (int cpu = 0; cpu < count; ++cpu) {
            const std::string folder = fmt::format("sys/devices/system/cpu/cpu{}/topology/", cpu);
            write(folder + "physical_package_id", cpu < count / 2 ? "0\n" : "1\n");
            write(folder + "thread_siblings_list", fmt::format("{}-{}\n", cpu / 2 * 2, cpu / 2 * 2 + 1));
        }
    }
    std::filesystem::path path() const { return m_folder.path().toStdString(); }
    HostReport report() const { return inspectHost(path(), 0ms); }

private:
    QTemporaryDir m_folder;
};

QString fact(const HostReport &report, const std::string &name)
{
    const auto found = report.facts.find(name);
    return found == report.facts.end() ? QStringLiteral("absent") : QString::fromStdString(found->second);
}

/// The value of a warning; "none" where there is no such warning.
QString warning(const HostReport &report, HostWarningKind kind)
{
    const auto found = std::ranges::find(report.warnings, kind, &HostWarning::kind);
    return found == report.warnings.end() ? QStringLiteral("none") : QString::fromStdString(found->value);
}

constexpr const char *armCpuInfo = "processor\t: 0\nBogoMIPS\t: 2100.00\nFeatures\t: fp asimd\n"
                                   "CPU implementer\t: {}\nCPU architecture: 8\nCPU variant\t: 0x1\n"
                                   "CPU part\t: {}\nCPU revision\t: 1\n";
constexpr const char *memoryInfo = "MemTotal:       16777216 kB\nMemFree:         1000000 kB\n"
                                   "MemAvailable:    8388608 kB\nSwapTotal:       {} kB\nSwapFree: {} kB\n";
constexpr std::uint64_t gib = std::uint64_t{1} << 30;

} // namespace

class TestHost : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsMadeUp();
    void garbageIsLeftOut();
    void countsThrottling();
    void countsCpus();
    void namesTheCpu_data();
    void namesTheCpu();
    void governors_data();
    void governors();
    void governorsOfForeignCpusDoNotCount();
    void frequencies();
    void boost_data();
    void boost();
    void memory();
    void swap_data();
    void swap();
    void cgroupLimits_data();
    void cgroupLimits();
    void memoryOfCgroups_data();
    void memoryOfCgroups();
    void machines_data();
    void machines();
    void system();
    void saysHowItWasBuilt();
    void blas_data();
    void blas();
    void cpuTime();
    void othersAreSeen();
    void everyWarningHasASentence();
    void theRealHost();
};

void TestHost::nothingIsMadeUp()
{
    const HostReport report = FakeRoot().report();
    for (const auto &[name, value] : report.facts) {
        const bool ofTheProgram = name == "compiler" || name == "build" || name == "hakari_version"
                                  || name == "commit" || name == "architecture";
        QVERIFY2(ofTheProgram, name.c_str());
    }
    QVERIFY(!availableMemory(FakeRoot().path()));
    QVERIFY(loadedBlas(FakeRoot().path()).empty());
    QVERIFY(!busyCpuSeconds(FakeRoot().path()));
}

void TestHost::garbageIsLeftOut()
{
    FakeRoot root;
    const std::vector<std::string> files{"proc/cpuinfo",
                                         "proc/meminfo",
                                         "proc/loadavg",
                                         "proc/stat",
                                         "proc/self/status",
                                         "proc/self/cgroup",
                                         "proc/self/maps",
                                         "proc/sys/kernel/ostype",
                                         "proc/sys/kernel/osrelease",
                                         "etc/os-release",
                                         "sys/devices/system/cpu/online",
                                         "sys/devices/system/node/online",
                                         "sys/devices/system/cpu/intel_pstate/no_turbo",
                                         "sys/class/dmi/id/sys_vendor",
                                         "sys/fs/cgroup/cpu.max",
                                         "sys/fs/cgroup/memory.max",
                                         "sys/kernel/mm/transparent_hugepage/enabled"};
    const std::vector<std::string> contents{"",
                                            "\n\n",
                                            std::string("\0\x01\x02", 3),
                                            "\xFF\xFE\xFD",
                                            ":::\n::\n:",
                                            "cpu",
                                            "-1",
                                            "0-99999999999",
                                            "5-2",
                                            "[",
                                            "[always",
                                            "MemTotal: kB\nMemAvailable: 12 MB\nSwapTotal: x kB\n",
                                            "1e999 -5 nan",
                                            "cpu -1 -1 -1 -1 -1 -1 -1 -1 -1",
                                            "99999999999999999999"};
    for (const std::string &content : contents) {
        for (const std::string &file : files)
            root.write(file, content);
        const HostReport report = inspectHost(root.path(), 1ms);
        for (const char *name :
             {"cpu", "cpus_online", "cpus_allowed", "cpu_boost", "memory_total", "memory_available", "swap",
              "cgroup_memory_limit", "cgroup_cpu_limit", "load_average", "transparent_hugepages", "blas"}) {
            const bool number = content == "-1" && name == std::string("cpu_boost");
            QVERIFY2(number || !report.facts.contains(name), qPrintable(fact(report, name)));
        }
        for (const auto &[name, value] : report.facts)
            QVERIFY2(!value.empty() && value.find('\n') == std::string::npos, name.c_str());
        QCOMPARE(warning(report, HostWarningKind::OtherLoad), QStringLiteral("none"));
    }
}

void TestHost::countsThrottling()
{
    const FakeRoot root;
    QVERIFY(!throttleEvents(root.path()).has_value());
    root.cpus(4);
    QVERIFY(!throttleEvents(root.path()).has_value());
    root.write("sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count", "3\n");
    root.write("sys/devices/system/cpu/cpu3/thermal_throttle/package_throttle_count", "4\n");
    root.write("sys/devices/system/cpu/cpu7/thermal_throttle/core_throttle_count", "100\n"); // not online
    QCOMPARE(throttleEvents(root.path()), std::optional<std::uint64_t>(7));
    root.write("sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count", "many\n");
    QCOMPARE(throttleEvents(root.path()), std::optional<std::uint64_t>(4));
}

void TestHost::countsCpus()
{
    FakeRoot root;
    root.cpus(8);
    root.write("sys/devices/system/node/online", "0-1\n");
    HostReport report = root.report();
    QCOMPARE(fact(report, "cpus_online"), QStringLiteral("8"));
    QCOMPARE(fact(report, "cpus_allowed"), QStringLiteral("8")); // of the 256 that could be plugged in
    QCOMPARE(fact(report, "cores"), QStringLiteral("4"));
    QCOMPARE(fact(report, "sockets"), QStringLiteral("2"));
    QCOMPARE(fact(report, "threads_per_core"), QStringLiteral("2"));
    QCOMPARE(fact(report, "numa_nodes"), QStringLiteral("2"));

    root.write("proc/self/status", "Cpus_allowed_list:\t1,3-4,100\n");
    QCOMPARE(fact(root.report(), "cpus_allowed"), QStringLiteral("3"));
}

void TestHost::namesTheCpu_data()
{
    QTest::addColumn<QString>("cpuInfo");
    QTest::addColumn<QString>("name");
    const auto arm = [](const char *implementer, const char *part) {
        return QString::fromStdString(fmt::format(fmt::runtime(armCpuInfo), implementer, part));
    };
    QTest::newRow("x86") << "processor\t: 0\nmodel\t\t: 85\nmodel name\t: Intel(R) Xeon(R) Platinum 8275CL\n"
                         << "Intel(R) Xeon(R) Platinum 8275CL";
    QTest::newRow("Graviton3") << arm("0x41", "0xd40") << "Arm Neoverse-V1";
    QTest::newRow("Graviton2") << arm("0x41", "0xd0c") << "Arm Neoverse-N1";
    QTest::newRow("AmpereOne") << arm("0xc0", "0xac3") << "Ampere Ampere-1";
    QTest::newRow("new part") << arm("0x41", "0xfff") << "Arm part 0xfff";
    QTest::newRow("new maker") << arm("0x99", "0x001") << "implementer 0x99 part 0x001";
    QTest::newRow("neither") << "processor : 0\n"
                             << "absent";
}

void TestHost::namesTheCpu()
{
    QFETCH(QString, cpuInfo);
    QFETCH(QString, name);
    FakeRoot root;
    root.write("proc/cpuinfo", cpuInfo.toStdString());
    QCOMPARE(fact(root.report(), "cpu"), name);
}

void TestHost::governors_data()
{
    QTest::addColumn<QStringList>("governors");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("notPerformance");
    QTest::addColumn<QString>("mixed");
    const QString none = QStringLiteral("none");
    QTest::newRow("performance") << QStringList{"performance", "performance"} << "performance" << none
                                 << none;
    QTest::newRow("powersave") << QStringList{"powersave", "powersave"} << "powersave"
                               << "powersave" << none;
    QTest::newRow("mixed") << QStringList{"performance", "powersave"} << "performance, powersave" << none
                           << "performance, powersave";
    QTest::newRow("virtual machine") << QStringList{} << "absent" << none << none;
}

void TestHost::governors()
{
    QFETCH(QStringList, governors);
    QFETCH(QString, shown);
    QFETCH(QString, notPerformance);
    QFETCH(QString, mixed);
    FakeRoot root;
    root.cpus(2);
    for (int cpu = 0; cpu < governors.size(); ++cpu)
        root.governor(cpu, governors[cpu].toStdString());
    const HostReport report = root.report();
    QCOMPARE(fact(report, "cpu_governor"), shown);
    QCOMPARE(warning(report, HostWarningKind::GovernorNotPerformance), notPerformance);
    QCOMPARE(warning(report, HostWarningKind::MixedGovernors), mixed);
}

void TestHost::governorsOfForeignCpusDoNotCount()
{
    FakeRoot root;
    root.cpus(4);
    root.write("proc/self/status", "Cpus_allowed_list:\t2-3\n");
    for (int cpu = 0; cpu < 4; ++cpu)
        root.governor(cpu, cpu < 2 ? "powersave" : "performance");
    const HostReport report = root.report();
    QCOMPARE(fact(report, "cpu_governor"), QStringLiteral("performance"));
    QCOMPARE(warning(report, HostWarningKind::GovernorNotPerformance), QStringLiteral("none"));
    QCOMPARE(warning(report, HostWarningKind::MixedGovernors), QStringLiteral("none"));
}

void TestHost::frequencies()
{
    FakeRoot root;
    root.cpus(2);
    root.write("sys/devices/system/cpu/cpu0/cpufreq/scaling_min_freq", "800000\n");
    root.write("sys/devices/system/cpu/cpu0/cpufreq/scaling_max_freq", "3500000\n");
    root.write("sys/devices/system/cpu/cpu1/cpufreq/scaling_min_freq", "400000\n");
    root.write("sys/devices/system/cpu/cpu1/cpufreq/scaling_max_freq", "2100000\n");
    QCOMPARE(fact(root.report(), "cpu_frequency_limits"), QStringLiteral("0.40 to 3.50 GHz"));
}

void TestHost::boost_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("boost");
    QTest::newRow("turbo") << "intel_pstate/no_turbo"
                           << "0\n"
                           << "on";
    QTest::newRow("no turbo") << "intel_pstate/no_turbo"
                              << "1\n"
                              << "off";
    QTest::newRow("boost") << "cpufreq/boost"
                           << "1\n"
                           << "on";
    QTest::newRow("no boost") << "cpufreq/boost"
                              << "0\n"
                              << "off";
}

void TestHost::boost()
{
    QFETCH(QString, file);
    QFETCH(QString, content);
    FakeRoot root;
    root.write("sys/devices/system/cpu/" + file.toStdString(), content.toStdString());
    QTEST(fact(root.report(), "cpu_boost"), "boost");
}

void TestHost::memory()
{
    FakeRoot root;
    root.write("proc/meminfo", fmt::format(fmt::runtime(memoryInfo), 0, 0));
    const HostReport report = root.report();
    QCOMPARE(fact(report, "memory_total"), QStringLiteral("16.0 GiB"));
    QCOMPARE(fact(report, "memory_available"), QStringLiteral("8.0 GiB"));
    QCOMPARE(availableMemory(root.path()).value_or(0), 8 * gib);
}

void TestHost::swap_data()
{
    QTest::addColumn<int>("totalKib");
    QTest::addColumn<int>("freeKib");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("warned");
    QTest::newRow("none") << 0 << 0 << "none"
                          << "none";
    QTest::newRow("unused") << 4194304 << 4194304 << "4.0 GiB, 0 MiB in use"
                            << "none";
    QTest::newRow("below 1 %") << 4194304 << 4094304 << "4.0 GiB, 98 MiB in use"
                               << "none";
    QTest::newRow("used") << 4194304 << 2097152 << "4.0 GiB, 2.0 GiB in use"
                          << "2.0 GiB";
    QTest::newRow("impossible") << 10 << 20 << "absent"
                                << "none";
}

void TestHost::swap()
{
    QFETCH(int, totalKib);
    QFETCH(int, freeKib);
    FakeRoot root;
    root.write("proc/meminfo", fmt::format(fmt::runtime(memoryInfo), totalKib, freeKib));
    const HostReport report = root.report();
    QTEST(fact(report, "swap"), "shown");
    QTEST(warning(report, HostWarningKind::SwapInUse), "warned");
}

void TestHost::cgroupLimits_data()
{
    QTest::addColumn<QString>("groups");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("cpus");
    QTest::addColumn<QString>("warned");
    const QString version2 = QStringLiteral("0::/a/b\n");
    const QString version1 = QStringLiteral("4:memory:/x\n3:cpu,cpuacct:/a/b\n0::/\n");
    QTest::newRow("own") << version2 << "a/b/cpu.max"
                         << "150000 100000\n"
                         << "1.50 CPUs"
                         << "1.50";
    QTest::newRow("outer") << version2 << "a/cpu.max"
                           << "50000 100000\n"
                           << "0.50 CPUs"
                           << "0.50";
    QTest::newRow("container") << "0::/\n"
                               << "cpu.max"
                               << "100000 100000\n"
                               << "1.00 CPUs"
                               << "1.00";
    QTest::newRow("of another") << version2 << "c/cpu.max"
                                << "50000 100000\n"
                                << "absent"
                                << "none";
    QTest::newRow("unlimited") << version2 << "a/b/cpu.max"
                               << "max 100000\n"
                               << "absent"
                               << "none";
    QTest::newRow("all CPUs") << version2 << "a/b/cpu.max"
                              << "400000 100000\n"
                              << "4.00 CPUs"
                              << "none";
    QTest::newRow("version 1") << version1 << "cpu/a/b/cpu.cfs_quota_us"
                               << "250000\n"
                               << "2.50 CPUs"
                               << "2.50";
    QTest::newRow("version 1, hidden group") << version1 << "cpu/cpu.cfs_quota_us"
                                             << "100000\n"
                                             << "1.00 CPUs"
                                             << "1.00";
    QTest::newRow("version 1, unlimited") << version1 << "cpu/a/b/cpu.cfs_quota_us"
                                          << "-1\n"
                                          << "absent"
                                          << "none";
}

void TestHost::cgroupLimits()
{
    QFETCH(QString, groups);
    QFETCH(QString, file);
    QFETCH(QString, content);
    FakeRoot root;
    root.cpus(4);
    root.write("proc/self/cgroup", groups.toStdString());
    root.write("sys/fs/cgroup/" + file.toStdString(), content.toStdString());
    root.write("sys/fs/cgroup/cpu/a/b/cpu.cfs_period_us", "100000\n");
    root.write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
    const HostReport report = root.report();
    QTEST(fact(report, "cgroup_cpu_limit"), "cpus");
    QTEST(warning(report, HostWarningKind::CpuQuota), "warned");
}

void TestHost::memoryOfCgroups_data()
{
    QTest::addColumn<QString>("groups");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QStringList>("files"); // limit, usage, statistics
    QTest::addColumn<quint64>("available");
    QTest::addColumn<QString>("limit");
    const QStringList version1{"memory.limit_in_bytes", "memory.usage_in_bytes", "4294967296", "3221225472",
                               "total_inactive_file 1073741824"};
    const QStringList version2{"memory.max", "memory.current", "4294967296", "3221225472",
                               "anon 5\ninactive_file 1073741824"};
    QStringList unlimited1 = version1;
    unlimited1[2] = QStringLiteral("9223372036854771712");
    QStringList unlimited2 = version2;
    unlimited2[2] = QStringLiteral("max");
    QStringList full = version2;
    full[3] = QStringLiteral("9999999999");
    QTest::newRow("version 2") << "0::/a\n"
                               << "a" << version2 << quint64{2 * gib} << "4.0 GiB";
    QTest::newRow("version 2, outer") << "0::/a/b/c\n"
                                      << "a" << version2 << quint64{2 * gib} << "4.0 GiB";
    QTest::newRow("version 2, full") << "0::/a\n"
                                     << "a" << full << quint64{0} << "4.0 GiB";
    QTest::newRow("version 2, unlimited") << "0::/a\n"
                                          << "a" << unlimited2 << quint64{8 * gib} << "absent";
    QTest::newRow("version 1") << "4:memory:/a\n"
                               << "memory/a" << version1 << quint64{2 * gib} << "4.0 GiB";
    QTest::newRow("version 1, unlimited") << "4:memory:/a\n"
                                          << "memory/a" << unlimited1 << quint64{8 * gib} << "absent";
}

void TestHost::memoryOfCgroups()
{
    QFETCH(QString, groups);
    QFETCH(QString, folder);
    QFETCH(QStringList, files);
    QFETCH(quint64, available);
    FakeRoot root;
    root.write("proc/meminfo", fmt::format(fmt::runtime(memoryInfo), 0, 0));
    root.write("proc/self/cgroup", groups.toStdString());
    const std::string path = "sys/fs/cgroup/" + folder.toStdString() + "/";
    root.write(path + files[0].toStdString(), files[2].toStdString() + "\n");
    root.write(path + files[1].toStdString(), files[3].toStdString() + "\n");
    root.write(path + "memory.stat", files[4].toStdString() + "\n");
    QCOMPARE(quint64{availableMemory(root.path()).value_or(1)}, available);
    QTEST(fact(root.report(), "cgroup_memory_limit"), "limit");
}

void TestHost::machines_data()
{
    QTest::addColumn<QString>("vendor");
    QTest::addColumn<QString>("product");
    QTest::addColumn<QString>("flags");
    QTest::addColumn<QString>("machine");
    QTest::addColumn<QString>("virtualisation");
    QTest::newRow("EC2") << "Amazon EC2"
                         << "c7g.2xlarge"
                         << ""
                         << "Amazon EC2 c7g.2xlarge"
                         << "Amazon EC2";
    QTest::newRow("EC2 metal") << "Amazon EC2"
                               << "c7g.metal"
                               << ""
                               << "Amazon EC2 c7g.metal"
                               << "absent";
    QTest::newRow("server") << "Dell Inc."
                            << "PowerEdge R750"
                            << "fpu sse"
                            << "Dell Inc. PowerEdge R750"
                            << "absent";
    QTest::newRow("Google") << "Google"
                            << "Google Compute Engine"
                            << "hypervisor"
                            << "Google Compute Engine"
                            << "Google Compute Engine";
    QTest::newRow("Azure") << "Microsoft Corporation"
                           << "Virtual Machine"
                           << "hypervisor"
                           << "Microsoft Corporation Virtual Machine"
                           << "Hyper-V";
    QTest::newRow("notebook") << "Microsoft Corporation"
                              << "Surface Laptop"
                              << "fpu"
                              << "Microsoft Corporation Surface Laptop"
                              << "absent";
    QTest::newRow("flag only") << ""
                               << ""
                               << "fpu hypervisor sse"
                               << "absent"
                               << "a hypervisor";
    QTest::newRow("product only") << ""
                                  << "Board"
                                  << ""
                                  << "Board"
                                  << "absent";
}

void TestHost::machines()
{
    QFETCH(QString, vendor);
    QFETCH(QString, product);
    QFETCH(QString, flags);
    FakeRoot root;
    root.write("sys/class/dmi/id/sys_vendor", vendor.toStdString() + "\n");
    root.write("sys/class/dmi/id/product_name", product.toStdString() + "\n");
    root.write("proc/cpuinfo", "flags\t\t: " + flags.toStdString() + "\n");
    const HostReport report = root.report();
    QTEST(fact(report, "machine"), "machine");
    QTEST(fact(report, "virtualisation"), "virtualisation");
}

void TestHost::system()
{
    FakeRoot root;
    root.write("etc/os-release", "NAME=\"Debian\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n");
    root.write("proc/sys/kernel/ostype", "Linux\n");
    root.write("proc/sys/kernel/osrelease", "6.1.0-18-arm64\n");
    root.write("proc/loadavg", "0.59 0.48 1.25 3/86 1902\n");
    root.write("sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never\n");
    const HostReport report = root.report();
    QCOMPARE(fact(report, "os"), QStringLiteral("Debian GNU/Linux 12 (bookworm)"));
    QCOMPARE(fact(report, "kernel"), QStringLiteral("Linux 6.1.0-18-arm64"));
    QCOMPARE(fact(report, "load_average"), QStringLiteral("0.59, 0.48, 1.25"));
    QCOMPARE(fact(report, "transparent_hugepages"), QStringLiteral("madvise"));
}

void TestHost::saysHowItWasBuilt()
{
    const HostReport report = FakeRoot().report();
    QVERIFY(report.facts.contains("compiler"));
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    QCOMPARE(fact(report, "build"), QStringLiteral("release"));
    QCOMPARE(warning(report, HostWarningKind::DebugBuild), QStringLiteral("none"));
#else
    QVERIFY(fact(report, "build") != QStringLiteral("release"));
    QCOMPARE(warning(report, HostWarningKind::DebugBuild), fact(report, "build"));
#endif
}

void TestHost::blas_data()
{
    QTest::addColumn<QStringList>("libraries");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("conflict");
    const QString lib = QStringLiteral("/usr/lib/x86_64-linux-gnu/");
    const QString openMp = lib + QStringLiteral("libgomp.so.1.0.0");
    const QString openBlas = QStringLiteral("libopenblasp-r0.3.21.so");
    const QString pthreads = QStringLiteral("OpenBLAS (pthreads)");
    const QString none = QStringLiteral("none");
    QTest::newRow("Debian, OpenMP") << QStringList{lib + "openblas-openmp/" + openBlas, openMp}
                                    << "OpenBLAS (OpenMP)" << none;
    QTest::newRow("Debian, pthreads")
        << QStringList{lib + "openblas-pthread/" + openBlas, openMp} << pthreads << pthreads;
    QTest::newRow("pthreads alone") << QStringList{lib + "openblas-pthread/libblas.so.3"} << pthreads << none;
    QTest::newRow("LLVM's OpenMP") << QStringList{"/opt/x/libopenblasp.so.0", lib + "libomp.so.5"} << pthreads
                                   << pthreads;
    QTest::newRow("Fedora") << QStringList{"/usr/lib64/libopenblaso-r0.3.21.so", openMp}
                            << "OpenBLAS (OpenMP)" << none;
    QTest::newRow("wheel") << QStringList{"/opt/v/libscipy_openblas64_-99b71e71.so"} << pthreads << none;
    QTest::newRow("BLIS") << QStringList{lib + "blis-openmp/libblis.so.4", lib + "blis-openmp/libblas.so.3"}
                          << "BLIS (OpenMP)" << none;
    QTest::newRow("MKL") << QStringList{lib + "libmkl_rt.so", lib + "libmkl_core.so"} << "MKL" << none;
    QTest::newRow("reference") << QStringList{lib + "blas/libblas.so.3.11.0"} << "reference BLAS" << none;
    QTest::newRow("two") << QStringList{lib + "blas/libblas.so.3.11.0", lib + "libmkl_rt.so"}
                         << "MKL, reference BLAS" << none;
    QTest::newRow("no BLAS") << QStringList{openMp, "/opt/libblast.so", "/opt/openblas.txt"} << "absent"
                             << none;
}

void TestHost::blas()
{
    QFETCH(QStringList, libraries);
    std::string maps =
        "55d8-55d9 r--p 00000000 fe:00 1 /usr/bin/x\n7ffd-7ffe rw-p 00000000 00:00 0 [stack]\n";
    for (const QString &library : libraries) {
        const std::string file = library.toStdString();
        maps += fmt::format("7f01-7f02 r--p 00000000 fe:00 2                          {0}\n"
                            "7f02-7f03 r-xp 00001000 fe:00 2                          {0}\n",
                            file);
    }
    FakeRoot root;
    root.write("proc/self/maps", maps);
    const HostReport report = root.report();
    QTEST(fact(report, "blas"), "shown");
    QTEST(warning(report, HostWarningKind::BlasThreads), "conflict");
    QCOMPARE(blasConflict(root.path()).has_value(),
             warning(report, HostWarningKind::BlasThreads) != QStringLiteral("none"));
}

void TestHost::cpuTime()
{
    FakeRoot root;
    root.write("proc/stat", "cpu  100 20 30 9999 8888 1 2 7 500 600\ncpu0 1 1 1 1 1 1 1 1 1 1\n");
    const double ticksPerSecond = 100; // on every architecture that Linux still supports
    QCOMPARE(busyCpuSeconds(root.path()).value_or(-1), 160 / ticksPerSecond);
    QVERIFY(!otherLoad(0.0));
    QVERIFY(!otherLoad(0.1));
    QVERIFY(!otherLoad(-3.0)); // the clocks of process and host do not tick together
    QVERIFY(!otherLoad(std::nan("")));
    QCOMPARE(otherLoad(1.26), (HostWarning{HostWarningKind::OtherLoad, "1.3"}));
}

void TestHost::othersAreSeen()
{
    QProcess other;
    other.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QStringLiteral("while :; do :; done")});
    QVERIFY(other.waitForStarted(-1));
    const auto load = [] {
        return warning(inspectHost("/", 500ms), HostWarningKind::OtherLoad).toDouble(); // "none": 0
    };
    QTRY_VERIFY_WITH_TIMEOUT(load() > 0.1, hakari::test::longWait);
    other.kill();
    other.waitForFinished(-1);
}

void TestHost::everyWarningHasASentence()
{
    for (int i = 0; i <= static_cast<int>(HostWarningKind::BlasThreads); ++i) {
        const auto kind = static_cast<HostWarningKind>(i);
        const auto sentence = QString::fromStdString(describe({kind, "7"}));
        QVERIFY2(sentence.contains(QLatin1Char('7')) && sentence.endsWith(QLatin1Char('.'))
                     && !sentence.contains(QLatin1Char('{')),
                 qPrintable(sentence));
        QVERIFY(!name(kind).empty());
    }
}

void TestHost::theRealHost()
{
    const HostReport report = inspectHost("/", 0ms);
    for (const char *name : {"cpu", "cpus_online", "cpus_allowed", "memory_total", "memory_available",
                             "kernel", "os", "load_average", "compiler", "build"})
        QVERIFY2(report.facts.contains(name), name);
    QCOMPARE(fact(report, "cpus_allowed"), QString::number(allowedCpus()));
    QVERIFY(availableMemory().value_or(0) > 0);
    QVERIFY(availableMemory().value_or(0) <= installedMemory());
    const auto before = busyCpuSeconds();
    QVERIFY(before.value_or(0.0) > 0.0);
    QVERIFY(busyCpuSeconds().value_or(0.0) >= *before);
}

QTEST_GUILESS_MAIN(TestHost)
#include "tst_host.moc"
