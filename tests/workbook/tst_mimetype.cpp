// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "tests/workbook/workbookfile.h"

#include <QDir>
#include <QLocale>
#include <QMimeDatabase>
#include <QStandardPaths>

using namespace hakari;
using namespace hakari::workbooktest;

namespace {

const QString workbookType = QStringLiteral("application/x-hakari-workbook");
const QString databaseType = QStringLiteral("application/vnd.sqlite3");
const QString textType = QStringLiteral("text/plain");

} // namespace

/// What a desktop that knows the shipped type takes a file for, by its name and by its content.
class TestMimeType : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void workbookIsKnownByNameAndContent();
    void workbookIsKnownWithoutItsEnding();
    void otherFilesAreNotTakenForWorkbooks_data();
    void otherFilesAreNotTakenForWorkbooks();
    void typeHasANameInBothLanguagesAndAnIcon();

private:
    static QString type(const std::filesystem::path &path,
                        QMimeDatabase::MatchMode mode = QMimeDatabase::MatchDefault)
    {
        return QMimeDatabase().mimeTypeForFile(toQt(path.string()), mode).name();
    }

    QTemporaryDir m_data;
};

/// One database with the types of shared-mime-info and ours. In Qt 6.4 the magic of the last of several
/// databases wins, whatever its priority.
void TestMimeType::initTestCase()
{
    const QString packages = QStringLiteral("mime/packages/");
    const QString common = QStandardPaths::locate(QStandardPaths::GenericDataLocation,
                                                  packages + QStringLiteral("freedesktop.org.xml"));
    QVERIFY2(!common.isEmpty(), "shared-mime-info is not installed");
    QVERIFY(QDir().mkpath(m_data.filePath(packages)));
    QVERIFY(QFile::copy(common, m_data.filePath(packages + QStringLiteral("freedesktop.org.xml"))));
    const QString ours = packages + QStringLiteral("hakari.xml");
    QVERIFY(QFile::copy(toQt((resourceFolder() / "desktop" / ours.toStdString()).string()),
                        m_data.filePath(ours)));
    qputenv("XDG_DATA_DIRS", m_data.path().toUtf8());
    qputenv("XDG_DATA_HOME", m_data.filePath(QStringLiteral("home")).toUtf8());
    QVERIFY(QMimeDatabase().mimeTypeForName(workbookType).isValid());
}

void TestMimeType::workbookIsKnownByNameAndContent()
{
    const WorkbookFile file;
    (void)must(file.create()->results().add(ownRecord()));
    QCOMPARE(type(file.path()), workbookType);
    QCOMPARE(type(file.path(), QMimeDatabase::MatchExtension), workbookType);
    QCOMPARE(type(file.path(), QMimeDatabase::MatchContent), workbookType);
    QVERIFY(QMimeDatabase().mimeTypeForName(workbookType).inherits(databaseType));
}

void TestMimeType::workbookIsKnownWithoutItsEnding()
{
    const WorkbookFile file;
    file.create().reset();
    const auto renamed = file.folder() / "results of november";
    std::filesystem::rename(file.path(), renamed);
    QCOMPARE(type(renamed), workbookType);
}

void TestMimeType::otherFilesAreNotTakenForWorkbooks_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("database without an application")
        << QStringLiteral("CREATE TABLE a(b)") << QString() << databaseType;
    QTest::newRow("database of another application")
        << QStringLiteral("PRAGMA application_id = 1215001192; CREATE TABLE a(b)") << QString()
        << databaseType;
    QTest::newRow("text with our mark where a workbook has it")
        << QString() << QString(68, QLatin1Char('-')) + QStringLiteral("Hkri\n") << textType;
}

/// With the ending of a workbook a file is called one, as a desktop goes by names first; its content is not.
void TestMimeType::otherFilesAreNotTakenForWorkbooks()
{
    QFETCH(QString, sql);
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const WorkbookFile file;
    if (sql.isEmpty())
        writeBytes(file.path(), text.toStdString());
    else
        file.execute(sql.toStdString());
    QCOMPARE(type(file.path()), workbookType);
    QCOMPARE(type(file.path(), QMimeDatabase::MatchContent), expected);
    const auto renamed = file.folder() / "no ending";
    std::filesystem::rename(file.path(), renamed);
    QCOMPARE(type(renamed), expected);
}

void TestMimeType::typeHasANameInBothLanguagesAndAnIcon()
{
    const QLocale before;
    const auto comment = [](QLocale::Language language) {
        QLocale::setDefault(language);
        return QMimeDatabase().mimeTypeForName(workbookType).comment();
    };
    const QString english = comment(QLocale::English);
    const QString japanese = comment(QLocale::Japanese);
    QLocale::setDefault(before);
    QCOMPARE(english, QStringLiteral("Hakari workbook"));
    QCOMPARE(japanese, QStringLiteral("Hakari ワークブック"));
    const QMimeType type = QMimeDatabase().mimeTypeForName(workbookType);
    QCOMPARE(type.iconName(), QStringLiteral("application-x-hakari-workbook"));
    QCOMPARE(type.globPatterns(), QStringList{QStringLiteral("*.hakari")});
}

QTEST_APPLESS_MAIN(TestMimeType)
#include "tst_mimetype.moc"
