// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QTest>

using nlohmann::json;

namespace {

const QStringList known{"rapl", "acpi", "hwmon", "battery", "ipmi", "nvml", "neuron", "model"};

/// What the program writes; fails the test where it does not end well.
QByteArray output(const QStringList &arguments, int status = 0)
{
    QProcess program;
    program.start(QStringLiteral(HAKARI_ENGINE), arguments);
    if (!program.waitForFinished() || program.exitCode() != status)
        return program.errorString().toUtf8();
    return status == 0 ? program.readAllStandardOutput() : program.readAllStandardError();
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
    QVERIFY(output({"meters", "--format", "xml"}, 1).contains("Use one of: table, json"));
}

QTEST_GUILESS_MAIN(TestMetersCommand)
#include "tst_meterscommand.moc"
