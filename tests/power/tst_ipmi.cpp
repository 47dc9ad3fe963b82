// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first: moc of Qt 6.4 cannot begin with <compare>, which quantity.h includes
#include <QTest>

#include "core/power/ipmi.h"
#include "tests/power/fakeprogram.h"
#include "tests/support/unprivileged.h"

using namespace hakari;
using namespace hakari::test;

namespace {

// a Gigabyte G431-MM0
const std::string ipmitool = "\n"
                             "    Instantaneous power reading:                   195 Watts\n"
                             "    Minimum during sampling period:                188 Watts\n"
                             "    Maximum during sampling period:               1940 Watts\n"
                             "    Average power reading over sample period:      194 Watts\n"
                             "    IPMI timestamp:                           08/28/26 07:12:06 UTC    "
                             "Sampling period:                          00000005 Seconds.\n"
                             "    Power reading state is:                   activated\n\n\n";
const std::string freeipmi = "Current Power                        : 164 Watts\n"
                             "Minimum Power over sampling duration : 48 watts\n"
                             "Maximum Power over sampling duration : 361 watts\n"
                             "Average Power over sampling duration : 157 watts\n"
                             "Time Stamp                           : 12/29/2023 - 08:58:00\n"
                             "Statistics reporting time period     : 1473439000 milliseconds\n"
                             "Power Measurement                    : Active\n";

std::string replaced(std::string text, const std::string &from, const std::string &to)
{
    const auto found = text.find(from);
    if (found == std::string::npos)
        qFatal("%s is not there", from.c_str());
    return text.replace(found, from.size(), to);
}

/// A server whose two programs print what the test says.
class FakeServer : public FakeSystem
{
public:
    FakeServer() { write("dev/ipmi0", ""); }

    IpmiPrograms programs() const
    {
        return {(root() / "ipmitool").string(), (root() / "ipmi-dcmi").string()};
    }
    void prints(const std::string &program, const std::string &text) const
    {
        write(program + ".txt", text);
        fakeProgram(*this, program, "cat " + (root() / (program + ".txt")).string());
    }
    Expected<std::unique_ptr<PowerMeter>> open(Seconds timeout = Seconds{10.0}) const
    {
        return openIpmi(root(), programs(), timeout);
    }
};

std::string refusal(const Expected<std::unique_ptr<PowerMeter>> &meter)
{
    return meter ? "a meter" : describe(meter.error());
}

} // namespace

class TestIpmi : public QObject
{
    Q_OBJECT

private slots:
    void readsIpmitool();
    void readsFreeIpmi();
    void prefersIpmitool();
    void asksAsDocumented();
    void readsAnew();
    void absent();
    void withoutProgram();
    void forbidden();
    void refuses_data();
    void refuses();
    void hangs();
    void failsLater();
};

void TestIpmi::readsIpmitool()
{
    const FakeServer server;
    server.prints("ipmitool", ipmitool);
    const auto meter = server.open();
    QVERIFY2(meter, refusal(meter).c_str());
    QVERIFY((valuesOf(**meter) == Values{195.0}));
    const MeterDomain &domain = (*meter)->domains().front();
    QCOMPARE(domain.id, std::string("ipmi"));
    QVERIFY(domain.covers == Coverage::wholeSystem() && domain.boundary == PowerBoundary::DcSupply);
    QVERIFY(domain.kind == ReadingKind::Power && domain.provenance == Provenance::Measured);
    QCOMPARE((*meter)->shortestInterval().value, 1.0);
}

void TestIpmi::readsFreeIpmi()
{
    const FakeServer server;
    server.prints("ipmi-dcmi", freeipmi);
    const auto meter = server.open();
    QVERIFY2(meter, refusal(meter).c_str());
    QVERIFY((valuesOf(**meter) == Values{164.0}));
}

void TestIpmi::prefersIpmitool()
{
    const FakeServer server;
    server.prints("ipmi-dcmi", freeipmi);
    server.prints("ipmitool", ipmitool);
    QVERIFY((valuesOf(**server.open()) == Values{195.0}));
}

void TestIpmi::asksAsDocumented()
{
    const FakeServer server;
    server.write("answer", ipmitool);
    fakeProgram(server, "ipmitool",
                "[ \"$LC_ALL $*\" = 'C dcmi power reading' ] && cat " + (server.root() / "answer").string());
    QVERIFY((valuesOf(**server.open()) == Values{195.0}));
    std::filesystem::remove(server.root() / "ipmitool");
    server.write("answer", freeipmi);
    fakeProgram(server, "ipmi-dcmi",
                "[ \"$*\" = --get-system-power-statistics ] && cat " + (server.root() / "answer").string());
    QVERIFY((valuesOf(**server.open()) == Values{164.0}));
}

void TestIpmi::readsAnew()
{
    const FakeServer server;
    server.prints("ipmitool", ipmitool);
    const auto meter = server.open();
    QVERIFY2(meter, refusal(meter).c_str());
    server.prints("ipmitool", replaced(ipmitool, "  195 Watts", "65535 Watts"));
    QVERIFY((valuesOf(**meter) == Values{65535.0}));
}

void TestIpmi::absent()
{
    const FakeSystem system;
    const auto meter = openIpmi(system.root(), {"/bin/true", "/bin/true"});
    QVERIFY(!meter && meter.error().code == ErrorCode::IpmiAbsent);
    QVERIFY2(refusal(meter).find("modprobe -a ipmi_si ipmi_devintf") != std::string::npos,
             refusal(meter).c_str());
}

void TestIpmi::withoutProgram()
{
    const FakeServer server;
    const auto meter = server.open();
    QVERIFY(!meter && meter.error().code == ErrorCode::ProgramAbsent);
    QVERIFY2(refusal(meter).find("Install ipmitool") != std::string::npos, refusal(meter).c_str());
}

void TestIpmi::forbidden()
{
    const FakeServer server;
    fakeProgram(server, "ipmitool",
                "echo 'Could not open device at /dev/ipmi0: Permission denied' >&2; exit 1");
    std::filesystem::permissions(server.root() / "dev/ipmi0", std::filesystem::perms(0));
    const Unprivileged somebody;
    const auto meter = server.open();
    QVERIFY2(!meter && meter.error().code == ErrorCode::IpmiForbidden, refusal(meter).c_str());
    QVERIFY2(refusal(meter).find("KERNEL==\"ipmi*\"") != std::string::npos, refusal(meter).c_str());
}

void TestIpmi::refuses_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    const int power = static_cast<int>(ErrorCode::IpmiWithoutPower);
    const int program = static_cast<int>(ErrorCode::ProgramFailed);
    const auto prints = [](const std::string &text) {
        return QStringLiteral("cat <<'END'\n%1\nEND").arg(QString::fromStdString(text));
    };
    QTest::newRow("0 W") << prints(replaced(ipmitool, "195 Watts", "0 Watts")) << power
                         << "0 Watts, activated";
    QTest::newRow("deactivated") << prints(replaced(ipmitool, "activated", "deactivated")) << power
                                 << "195 Watts, deactivated";
    QTest::newRow("no state") << prints("Instantaneous power reading: 195 Watts") << power << "195 Watts";
    QTest::newRow("FreeIPMI, not available")
        << prints(replaced(freeipmi, "Active", "Not Available")) << power << "164 Watts, Not Available";
    QTest::newRow("another locale") << prints(replaced(ipmitool, "195 Watts", "195,0 Watts")) << power
                                    << "195,0 Watts, activated";
    QTest::newRow("negative") << prints(replaced(ipmitool, "195 Watts", "-5 Watts")) << power << "-5 Watts";
    QTest::newRow("another unit") << prints(replaced(ipmitool, "195 Watts", "195 mW")) << power << "195 mW";
    QTest::newRow("no DCMI, on standard output, with success") // as ipmitool once did
        << prints("\n    DCMI request failed because: Invalid command (c1)") << power
        << "Invalid command (c1)";
    QTest::newRow("no DCMI") << "echo 'DCMI request failed because: Invalid command (c1)' >&2; exit 1"
                             << power << "Invalid command (c1)";
    QTest::newRow("no DCMI, FreeIPMI")
        << "echo 'ipmi_cmd_dcmi_get_power_reading: command invalid or unsupported' >&2; exit 1" << power
        << "command invalid or unsupported";
    QTest::newRow("another failure") << "echo 'BMC busy' >&2; exit 1" << program << "status 1: BMC busy";
    QTest::newRow("failure after its answer") << prints(ipmitool) + "\nexit 1" << program << "status 1";
    QTest::newRow("rubbish") << "printf '\\377\\000\\001 Watts'" << program << "status 0";
    QTest::newRow("nothing") << "exit 0" << program << "it ended with status 0.";
    QTest::newRow("crash") << "kill -SEGV $$" << program << "signal 11";
    QTest::newRow("flood") << "yes Watts" << program << "more than";
}

void TestIpmi::refuses()
{
    QFETCH(QString, script);
    QFETCH(int, code);
    QFETCH(QString, says);
    const FakeServer server;
    fakeProgram(server, "ipmitool", script.toStdString());
    const auto meter = server.open();
    QVERIFY2(!meter && static_cast<int>(meter.error().code) == code, refusal(meter).c_str());
    QVERIFY2(QString::fromStdString(refusal(meter)).contains(says), refusal(meter).c_str());
    QVERIFY2(refusal(meter).find('{') == std::string::npos, refusal(meter).c_str());
}

void TestIpmi::hangs()
{
    const FakeServer server;
    fakeProgram(server, "ipmitool", "sleep 60");
    const auto meter = server.open(Seconds{0.05});
    QVERIFY(!meter && meter.error().code == ErrorCode::ProgramFailed);
    QVERIFY2(refusal(meter).find("did not end within 0.05 s") != std::string::npos, refusal(meter).c_str());
}

void TestIpmi::failsLater()
{
    const FakeServer server;
    server.prints("ipmitool", ipmitool);
    const auto meter = server.open();
    QVERIFY2(meter, refusal(meter).c_str());
    server.prints("ipmitool", replaced(ipmitool, "activated", "deactivated"));
    Values values{1.0};
    const auto read = (*meter)->read(values);
    QVERIFY(!read && read.error().code == ErrorCode::IpmiWithoutPower);
    QVERIFY(!values.front()); // nothing of before
}

QTEST_APPLESS_MAIN(TestIpmi)
#include "tst_ipmi.moc"
