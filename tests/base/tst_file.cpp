// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/file.h"

#include "tests/support/resources.h"
#include "tests/support/unprivileged.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <sys/mount.h>
#include <sys/stat.h>

using namespace hakari;
using namespace hakari::test;
namespace fs = std::filesystem;

namespace {

void put(const fs::path &path, std::string_view bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

std::string bytesOf(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

mode_t modeOf(const fs::path &path)
{
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
}

/// A small file system of its own, where this program may mount one.
class SmallDisk
{
public:
    explicit SmallDisk(const fs::path &folder)
        : m_folder(folder), m_mounted(::mount("none", folder.c_str(), "tmpfs", 0, "size=64k") == 0)
    {
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount(m_folder.c_str());
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    bool isMounted() const { return m_mounted; }

private:
    fs::path m_folder;
    bool m_mounted;
};

} // namespace

class TestFile : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_dir.reset(); }

    void readsTextAndDropsTheByteOrderMark();
    void emptyFileIsEmptyText();
    void acceptsEveryFormOfUtf8();
    void refusesBytesThatAreNotUtf8_data();
    void refusesBytesThatAreNotUtf8();
    void missingFileIsNamed();
    void folderIsNoFile();
    void unreadableFileNamesItsCause();
    void failingReadNamesItsCause();
    void refusesMoreThanTheLimit();
    void linesCountFromOne();

    void writesNewFile();
    void replacesFileAndKeepsItsMode();
    void followsALinkToTheFile();
    void leavesOldFileWhenTheDiskIsFull();
    void leavesOldFileOnAFullFileSystem();
    void leavesOldFileWhenTheWriterFails();
    void missingFolderIsAnError();
    void unwritableFolderIsAnError();
    void folderIsNotReplaced();
    void deviceIsNotReplaced();

private:
    fs::path path(const char *name) const { return m_dir->filePath(QLatin1String(name)).toStdString(); }
    QStringList entries() const
    {
        return QDir(m_dir->path()).entryList(QDir::NoDotAndDotDot | QDir::AllEntries);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestFile::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    fs::permissions(m_dir->path().toStdString(), fs::perms(0755));
}

void TestFile::readsTextAndDropsTheByteOrderMark()
{
    put(path("bom"), "\xEF\xBB\xBF"
                     "a\nb");
    QCOMPARE(readTextFile(path("bom")).value_or(""), std::string("a\nb"));
    put(path("none"), "a\r\nb");
    QCOMPARE(readTextFile(path("none")).value_or(""), std::string("a\r\nb"));
}

void TestFile::emptyFileIsEmptyText()
{
    put(path("empty"), "");
    const auto text = readTextFile(path("empty"));
    QVERIFY2(text, qPrintable(sentence(text)));
    QVERIFY(text->empty());
}

void TestFile::acceptsEveryFormOfUtf8()
{
    // first and last code point of each length, and both sides of the surrogates
    const std::string text = "\x01\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF"
                             "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF";
    put(path("good"), text);
    QCOMPARE(readTextFile(path("good")).value_or(""), text);
}

void TestFile::refusesBytesThatAreNotUtf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("lone continuation") << QByteArray("\x80");
    QTest::newRow("overlong slash") << QByteArray("\xC0\xAF");
    QTest::newRow("overlong three bytes") << QByteArray("\xE0\x9F\xBF");
    QTest::newRow("overlong four bytes") << QByteArray("\xF0\x8F\xBF\xBF");
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80");
    QTest::newRow("above U+10FFFF") << QByteArray("\xF4\x90\x80\x80");
    QTest::newRow("five byte lead") << QByteArray("\xF8\x88\x80\x80\x80");
    QTest::newRow("cut off at the end") << QByteArray("\xE3\x81");
    QTest::newRow("lead before ASCII") << QByteArray("\xE3(\x81");
    QTest::newRow("Shift JIS") << QByteArray("\x83\x65\x83\x58\x83\x67");
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFE"
                                          "a\0",
                                          4);
}

void TestFile::refusesBytesThatAreNotUtf8()
{
    QFETCH(QByteArray, bytes);
    put(path("bad"), "one\ntwo\xE7\xA7\xA4\n" + bytes.toStdString() + "\nfour");
    const auto text = readTextFile(path("bad"));
    QVERIFY(!text);
    QCOMPARE(text.error(), (Error{ErrorCode::NotUtf8, {{"file", displayPath(path("bad"))}, {"line", "3"}}}));
}

void TestFile::missingFileIsNamed()
{
    const auto text = readTextFile(path("missing"));
    QVERIFY(!text);
    QCOMPARE(text.error(), (Error{ErrorCode::FileNotFound, {{"file", displayPath(path("missing"))}}}));
}

void TestFile::folderIsNoFile()
{
    const auto text = readTextFile(m_dir->path().toStdString());
    QVERIFY(!text);
    QVERIFY(text.error().code == ErrorCode::FileUnreadable);
    QCOMPARE(argument(text.error(), "cause"), QStringLiteral("Is a directory"));
}

void TestFile::unreadableFileNamesItsCause()
{
    put(path("secret"), "x");
    fs::permissions(path("secret"), fs::perms::none);
    const Unprivileged user;
    const auto text = readTextFile(path("secret"));
    QVERIFY(!text);
    QVERIFY(text.error().code == ErrorCode::FileUnreadable);
    QCOMPARE(argument(text.error(), "cause"), QStringLiteral("Permission denied"));
}

void TestFile::failingReadNamesItsCause()
{
    const auto text = readTextFile("/proc/self/mem"); // opens, but its first page cannot be read
    QVERIFY(!text);
    QVERIFY(text.error().code == ErrorCode::FileUnreadable);
    QVERIFY(!argument(text.error(), "cause").isEmpty());
}

void TestFile::refusesMoreThanTheLimit()
{
    constexpr std::size_t limit = 1024 * 1024;
    put(path("fits"), std::string(limit, 'a'));
    QVERIFY(readTextFile(path("fits"), limit));
    put(path("large"), std::string(limit + 1, 'a'));
    const auto text = readTextFile(path("large"), limit);
    QVERIFY(!text);
    QVERIFY(text.error().code == ErrorCode::FileTooLarge);
    QCOMPARE(argument(text.error(), "limit"), QStringLiteral("1 MiB"));
}

void TestFile::linesCountFromOne()
{
    QCOMPARE(lineOf("a\nb\n", 0), std::size_t{1});
    QCOMPARE(lineOf("a\nb\n", 1), std::size_t{1});
    QCOMPARE(lineOf("a\nb\n", 2), std::size_t{2});
    QCOMPARE(lineOf("a\nb\n", 4), std::size_t{3});
    QCOMPARE(lineOf("", 0), std::size_t{1});
}

void TestFile::writesNewFile()
{
    const std::string bytes("a\0b\n\xFF", 5);
    const auto written = writeFileAtomically(path("new"), bytes);
    QVERIFY2(written, qPrintable(sentence(written)));
    QVERIFY(bytesOf(path("new")) == bytes);
    QCOMPARE(modeOf(path("new")), mode_t{0644});
    QCOMPARE(entries(), QStringList{QStringLiteral("new")});
}

void TestFile::replacesFileAndKeepsItsMode()
{
    put(path("old"), "a long old text");
    fs::permissions(path("old"), fs::perms(0600));
    QVERIFY(writeFileAtomically(path("old"), "new"));
    QCOMPARE(bytesOf(path("old")), std::string("new"));
    QCOMPARE(modeOf(path("old")), mode_t{0600});
    QCOMPARE(entries(), QStringList{QStringLiteral("old")});
}

void TestFile::followsALinkToTheFile()
{
    put(path("real"), "old");
    fs::create_symlink("real", path("link"));
    QVERIFY(writeFileAtomically(path("link"), "new"));
    QVERIFY(fs::is_symlink(path("link")));
    QCOMPARE(bytesOf(path("real")), std::string("new"));
}

void TestFile::leavesOldFileWhenTheDiskIsFull()
{
    put(path("old"), "old");
    {
        const FileSizeLimit full(4096);
        const auto written = writeFileAtomically(path("old"), std::string(100'000, 'x'));
        QVERIFY(!written);
        QVERIFY(written.error().code == ErrorCode::WriteFailed);
        QCOMPARE(argument(written.error(), "file"), toQt(displayPath(path("old"))));
        QCOMPARE(argument(written.error(), "cause"), QStringLiteral("File too large"));
    }
    QCOMPARE(bytesOf(path("old")), std::string("old"));
    QCOMPARE(entries(), QStringList{QStringLiteral("old")});
}

void TestFile::leavesOldFileOnAFullFileSystem()
{
    fs::create_directory(path("disk"));
    const SmallDisk disk(path("disk"));
    if (!disk.isMounted())
        QSKIP("this user may not mount a file system");
    put(path("disk/old"), "old");
    const auto written = writeFileAtomically(path("disk/old"), std::string(1'000'000, 'x'));
    QVERIFY(!written);
    QCOMPARE(argument(written.error(), "cause"), QStringLiteral("No space left on device"));
    QCOMPARE(bytesOf(path("disk/old")), std::string("old"));
    QVERIFY(std::distance(fs::directory_iterator(path("disk")), {}) == 1);
}

void TestFile::leavesOldFileWhenTheWriterFails()
{
    put(path("old"), "old");
    const auto written = writeFileThrough(path("old"), [](const fs::path &temporary) {
        put(temporary, "half");
        return std::optional<std::string>("no ink");
    });
    QVERIFY(!written);
    QCOMPARE(argument(written.error(), "cause"), QStringLiteral("no ink"));
    QCOMPARE(bytesOf(path("old")), std::string("old"));
    QCOMPARE(entries(), QStringList{QStringLiteral("old")});
}

void TestFile::missingFolderIsAnError()
{
    const auto written = writeFileAtomically(path("none/file"), "x");
    QVERIFY(!written);
    QVERIFY(written.error().code == ErrorCode::WriteFailed);
    QCOMPARE(argument(written.error(), "cause"), QStringLiteral("No such file or directory"));
    QVERIFY(entries().isEmpty());
}

void TestFile::unwritableFolderIsAnError()
{
    fs::create_directory(path("locked"));
    put(path("locked/old"), "old");
    fs::permissions(path("locked"), fs::perms(0555));
    {
        const Unprivileged user;
        const auto written = writeFileAtomically(path("locked/old"), "new");
        QVERIFY(!written);
        QCOMPARE(argument(written.error(), "cause"), QStringLiteral("Permission denied"));
    }
    QCOMPARE(bytesOf(path("locked/old")), std::string("old"));
    fs::permissions(path("locked"), fs::perms(0755));
}

void TestFile::folderIsNotReplaced()
{
    fs::create_directory(path("folder"));
    const auto written = writeFileAtomically(path("folder"), "x");
    QVERIFY(!written);
    QVERIFY(written.error().code == ErrorCode::WriteFailed);
    QCOMPARE(entries(), QStringList{QStringLiteral("folder")});
}

void TestFile::deviceIsNotReplaced()
{
    QVERIFY(::mkfifo(path("pipe").c_str(), 0600) == 0); // stands for /dev/null, which root could replace
    const auto written = writeFileAtomically(path("pipe"), "x");
    QVERIFY(!written);
    QVERIFY(written.error().code == ErrorCode::WriteFailed);
    QVERIFY(fs::is_fifo(path("pipe")));
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System),
             QStringList{QStringLiteral("pipe")});
}

QTEST_APPLESS_MAIN(TestFile)
#include "tst_file.moc"
