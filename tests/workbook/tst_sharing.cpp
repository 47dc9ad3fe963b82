// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/unprivileged.h"
#include "tests/workbook/workbookfile.h"

#include <QProcess>

#include <csignal>
#include <sys/stat.h>
#include <unistd.h>

using namespace hakari;
using namespace hakari::workbooktest;

namespace {

/// Another program that holds the workbook open for writing.
class Holder
{
public:
    explicit Holder(const std::filesystem::path &file)
    {
        m_process.start(QStringLiteral(HAKARI_WORKBOOK_WRITER),
                        {toQt(file.string()), QStringLiteral("hold")});
        if (!m_process.waitForReadyRead())
            qFatal("%s", m_process.readAllStandardError().constData());
    }
    ~Holder() { leave(); }
    Holder(const Holder &) = delete;
    Holder &operator=(const Holder &) = delete;

    qint64 id() const { return m_process.processId(); }
    void leave()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
};

std::filesystem::path lockOf(const WorkbookFile &file)
{
    return file.folder() / ".~lock.test.hakari#";
}

} // namespace

class TestSharing : public QObject
{
    Q_OBJECT

private slots:
    void secondProgramReadsAndIsToldOfTheFirst();
    void secondOpenerInTheSameProgramReads();
    void lockOfADeadProgramMeansNothing();
    void allWaysToTheFileShareTheLock();
    void readerSeesWhatTheWriterAdds();
    void runThatGoesOnShowsAsRunningToOthers();
    void lockThatIsNoFileOfOursIsLeftAlone();
    void holderIsShownAsHarmlessText();
    void errorLeavesNoLockBehind();
};

void TestSharing::secondProgramReadsAndIsToldOfTheFirst()
{
    const WorkbookFile file;
    const ResultId id = must(file.create()->results().add(ownRecord())).id;
    Holder holder(file.path());
    {
        const auto second = file.open();
        QCOMPARE(codeOf(second->readOnlyReason()), ErrorCode::WorkbookLocked);
        const QString who = argument(*second->readOnlyReason(), "value");
        QVERIFY2(who.contains(QString::number(holder.id())), qPrintable(who));
        QVERIFY(second->results().load(id));
        QCOMPARE(codeOf(second->results().setNote(id, "x")), ErrorCode::WorkbookLocked);
    }
    holder.leave();
    QVERIFY(!file.open()->readOnlyReason());
    QVERIFY(!std::filesystem::exists(lockOf(file)));
}

void TestSharing::secondOpenerInTheSameProgramReads()
{
    const WorkbookFile file;
    const auto first = file.create();
    QCOMPARE(codeOf(file.open()->readOnlyReason()), ErrorCode::WorkbookLocked);
    QVERIFY(first->results().add(ownRecord())); // the second took nothing from it
    QCOMPARE(codeOf(file.open()->readOnlyReason()), ErrorCode::WorkbookLocked);
}

void TestSharing::lockOfADeadProgramMeansNothing()
{
    const WorkbookFile file;
    file.create();
    Holder holder(file.path());
    holder.kill();
    QVERIFY(std::filesystem::exists(lockOf(file)));
    QVERIFY(!file.open()->readOnlyReason());
    QVERIFY(!std::filesystem::exists(lockOf(file)));
}

void TestSharing::allWaysToTheFileShareTheLock()
{
    const WorkbookFile file;
    const auto first = file.create();
    const std::filesystem::path link = file.folder() / "link.hakari";
    std::filesystem::create_symlink(file.path(), link);
    QCOMPARE(codeOf(must(Workbook::open(link))->readOnlyReason()), ErrorCode::WorkbookLocked);
}

void TestSharing::readerSeesWhatTheWriterAdds()
{
    const WorkbookFile file;
    const auto writer = file.create();
    const auto reader = file.open(OpenMode::ReadOnly);
    QVERIFY(must(reader->results().rows()).empty());
    (void)must(writer->results().add(ownRecord()));
    QCOMPARE(must(reader->results().rows()).size(), 1U);
}

void TestSharing::runThatGoesOnShowsAsRunningToOthers()
{
    const WorkbookFile file;
    const auto writer = file.create();
    const ResultId id = must(writer->results().beginRun(sampleRun()));
    const auto reader = file.open();
    QCOMPARE(must(reader->results().rows()).front().state, ResultState::Running);
    QVERIFY(reader->results().load(id));
}

void TestSharing::lockThatIsNoFileOfOursIsLeftAlone()
{
    const WorkbookFile file;
    file.create();
    const std::filesystem::path precious = file.folder() / "precious";
    writeBytes(precious, "keep");
    std::filesystem::create_symlink(precious, lockOf(file));
    QCOMPARE(codeOf(file.open()->readOnlyReason()), ErrorCode::WorkbookReadOnly);
    QCOMPARE(bytesOf(precious), std::string("keep"));
    QVERIFY(std::filesystem::is_symlink(lockOf(file)));
    std::filesystem::remove(lockOf(file));
    QCOMPARE(::mkfifo(lockOf(file).c_str(), 0600), 0);
    QCOMPARE(codeOf(file.open()->readOnlyReason()), ErrorCode::WorkbookReadOnly);
    QVERIFY(std::filesystem::is_fifo(lockOf(file)));
}

void TestSharing::holderIsShownAsHarmlessText()
{
    const WorkbookFile file;
    const auto first = file.create();
    writeBytes(lockOf(file), "\x1B[31mroot\xFF\n" + std::string(5000, 'x'));
    const auto second = file.open();
    const QString who = argument(*second->readOnlyReason(), "value");
    QVERIFY(who.startsWith(QStringLiteral("[31mroot\uFFFD")));
    QVERIFY(who.size() < 400);
}

void TestSharing::errorLeavesNoLockBehind()
{
    const WorkbookFile file;
    writeBytes(file.path(), "no workbook");
    QVERIFY(!Workbook::open(file.path()));
    QVERIFY(!std::filesystem::exists(lockOf(file)));
}

QTEST_GUILESS_MAIN(TestSharing)
#include "tst_sharing.moc"
