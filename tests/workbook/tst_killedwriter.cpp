// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/workbook/workbookfile.h"

#include <QProcess>

#include <chrono>
#include <thread>

using namespace hakari;
using namespace hakari::workbooktest;

namespace {

constexpr int kills = 50;

/// Kills the writer within the first milliseconds after it has said so many lines; how many queries it said
/// were stored, nothing where it ended by itself.
std::optional<std::size_t> killWriter(const std::filesystem::path &file, const QString &run,
                                      std::uint64_t lines, Random &random)
{
    QProcess writer;
    writer.start(QStringLiteral(HAKARI_WORKBOOK_WRITER), {toQt(file.string()), run});
    QByteArray told;
    while (static_cast<std::uint64_t>(told.count('\n')) < lines) {
        if (!writer.waitForReadyRead(-1))
            return std::nullopt;
        told += writer.readAllStandardOutput();
    }
    std::this_thread::sleep_for(std::chrono::microseconds(random.below(5000)));
    writer.kill();
    writer.waitForFinished(-1);
    told += writer.readAllStandardOutput();
    const QList<QByteArray> all = told.split('\n');
    const qsizetype last = all.size() - 2;          // what follows it has been cut
    return last >= 1 ? all[last].toULongLong() : 0; // the first says that it is open
}

} // namespace

class TestKilledWriter : public QObject
{
    Q_OBJECT

private slots:
    void whatWasAcknowledgedIsThere();
};

void TestKilledWriter::whatWasAcknowledgedIsThere()
{
    const WorkbookFile file;
    file.create();
    Random random(50);
    std::size_t acknowledged = 0;
    for (int i = 0; i < kills; ++i) {
        const QString run = QStringLiteral("run %1").arg(i);
        const auto stored = killWriter(file.path(), run, 1 + random.below(20), random);
        QVERIFY2(stored, qPrintable(run));
        const auto workbook = file.open();
        QVERIFY2(!workbook->readOnlyReason(), qPrintable(run));
        const auto rows = must(workbook->results().rows());
        const bool isThere = !rows.empty() && rows.back().record == run.toStdString();
        QVERIFY2(isThere || *stored == 0, qPrintable(run));
        if (isThere) {
            const auto loaded = workbook->results().load(rows.back().id);
            QVERIFY2(loaded, qPrintable(sentence(loaded)));
            QVERIFY(loaded->data->queries.size() >= *stored);
            QCOMPARE(rows.back().state, ResultState::Interrupted);
        }
        QCOMPARE(file.ask("PRAGMA integrity_check"), std::string("ok"));
        acknowledged += *stored;
    }
    QVERIFY(acknowledged > 0);
}

QTEST_GUILESS_MAIN(TestKilledWriter)
#include "tst_killedwriter.moc"
