// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/workbook/workbookfile.h"

#include <QElapsedTimer>
#include <QProcess>

using namespace hakari;
using namespace hakari::workbooktest;

namespace {

constexpr int kills = 50;

/// Lets the writer work for a while and kills it; how many queries it said were stored, nothing where it was
/// not even open.
std::optional<std::size_t> killWriter(const std::filesystem::path &file, const QString &run, int milliseconds)
{
    QProcess writer;
    writer.start(QStringLiteral(HAKARI_WORKBOOK_WRITER), {toQt(file.string()), run});
    if (!writer.waitForReadyRead())
        return std::nullopt;
    QElapsedTimer timer;
    for (timer.start(); timer.elapsed() < milliseconds;)
        writer.waitForReadyRead(1);
    writer.kill();
    writer.waitForFinished();
    const QList<QByteArray> lines = writer.readAllStandardOutput().split('\n');
    const qsizetype last = lines.size() - 2; // the last one may have been cut
    return last >= 1 ? lines[last].toULongLong() : 0;
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
        const auto stored = killWriter(file.path(), run, static_cast<int>(random.below(60)));
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
