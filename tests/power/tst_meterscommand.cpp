// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/program.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace hakari::test;
using nlohmann::json;

namespace {

const QStringList known{"rapl", "acpi", "hwmon", "battery", "ipmi", "nvml", "neuron", "model"};

/// What the program writes, or complains of; something else where it does not end as expected.
QByteArray output(const QStringList &arguments, int status = 0)
{
    const Outcome outcome = runProgram(QStringLiteral(HAKARI_ENGINE), arguments);
    if (outcome.status != status)
        return "status " + QByteArray::number(outcome.status) + ": " + outcome.err;
    return status == 0 ? outcome.out : outcome.err;
}

} // namespace

class TestMetersCommand : public QObject
{
    Q_OBJECT

private slots:
    void table();
    void machineReadable();
    void unknownFormat();
};

void TestMetersCommand::table()
{
    const QString text = QString::fromUtf8(output({"meters"}));
    for (const QString &id : known)
        QVERIFY2(text.startsWith(id + ' ') || text.contains('\n' + id + ' '), qPrintable(text));
}

void TestMetersCommand::machineReadable()
{
    const json all = json::parse(output({"meters", "--format", "json"}).toStdString(), nullptr, false);
    QVERIFY(all.is_object() && all["meters"].is_array());
    QStringList ids;
    for (const json &meter : all["meters"]) {
        ids.append(QString::fromStdString(meter.at("id").get<std::string>()));
        const bool available = meter.at("available").get<bool>();
        QVERIFY(meter.contains("reason") != available);
        QVERIFY(meter.contains("domains") == available);
        if (!available)
            continue;
        for (const json &domain : meter["domains"]) {
            for (const char *field : {"id", "name", "covers", "boundary", "kind", "provenance"})
                QVERIFY2(domain.contains(field), field);
        }
    }
    QCOMPARE(ids, known);
}

void TestMetersCommand::unknownFormat()
{
    const QByteArray complaint = output({"meters", "--format", "xml"}, 1);
    QVERIFY2(complaint.startsWith("hakari-engine: "), complaint.constData());
    QVERIFY2(complaint.contains("Use one of: table, json"), complaint.constData());
}

QTEST_GUILESS_MAIN(TestMetersCommand)
#include "tst_meterscommand.moc"
