// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "tests/support/program.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <algorithm>

using namespace hakari::test;

/// What `cmake --install` makes of the build, under a prefix of its own.
class TestInstallation : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void filesLieWhereADesktopLooks_data();
    void filesLieWhereADesktopLooks();
    void entryStartsTheProgram_data();
    void entryStartsTheProgram();
    void engineFindsItsStudiesAndBackends();

private:
    QString path(const QString &name) const { return m_prefix.filePath(name); }

    /// An installed program, in an environment that points at no other tree.
    Outcome run(const QString &program, const QStringList &arguments) const
    {
        return runProgram(path(QStringLiteral("bin/") + program), arguments,
                          {{QStringLiteral("HAKARI_DATA"), {}},
                           {QStringLiteral("HAKARI_BACKENDS"), {}},
                           {QStringLiteral("XDG_CONFIG_HOME"), path(QStringLiteral("config"))},
                           {QStringLiteral("XDG_RUNTIME_DIR"), m_prefix.path()}});
    }

    QTemporaryDir m_prefix;
};

/// By the name that CMake gives all that has none, so that a person's install_manifest.txt stays as it is.
void TestInstallation::initTestCase()
{
    if (!QFileInfo(QStringLiteral(HAKARI_BUILD)).isWritable())
        QSKIP("CMake notes in the build tree what it installs, and this one may not be written.");
    const QStringList arguments{QStringLiteral("--install"),   QStringLiteral(HAKARI_BUILD),
                                QStringLiteral("--component"), QStringLiteral("Unspecified"),
                                QStringLiteral("--prefix"),    m_prefix.path()};
    const Outcome outcome = runProgram(QStringLiteral(HAKARI_CMAKE), arguments);
    QVERIFY2(outcome.status == 0, outcome.err.constData());
}

void TestInstallation::filesLieWhereADesktopLooks_data()
{
    QTest::addColumn<QString>("file");
    for (const char *file :
         {"applications/hakari.desktop", "mime/packages/hakari.xml",
          "metainfo/local.hakari.workbench.metainfo.xml", "icons/hicolor/scalable/apps/hakari.svg",
          "icons/hicolor/scalable/mimetypes/application-x-hakari-workbook.svg"})
        QTest::newRow(file) << QStringLiteral("share/") + QLatin1String(file);
}

void TestInstallation::filesLieWhereADesktopLooks()
{
    QFETCH(QString, file);
    QVERIFY2(QFileInfo(path(file)).size() > 0, qPrintable(file));
}

void TestInstallation::entryStartsTheProgram_data()
{
    QTest::addColumn<QString>("command");
    const QString entry = QString::fromUtf8(
        readAll(path(QStringLiteral("share/applications/hakari.desktop"))));
    static const QRegularExpression exec(QStringLiteral("^Exec=(.+)$"), QRegularExpression::MultilineOption);
    for (const auto &match : exec.globalMatch(entry))
        QTest::newRow(qPrintable(match.captured(1))) << match.captured(1);
}

void TestInstallation::entryStartsTheProgram()
{
    QFETCH(QString, command);
    QStringList arguments = command.split(QLatin1Char(' '));
    const QString program = arguments.takeFirst();
    arguments.removeAll(QStringLiteral("%F"));
    const QString picture = path(QStringLiteral("window.png"));
    const Outcome outcome = run(program, arguments << QStringLiteral("--screenshot") << picture);
    QCOMPARE(outcome.err, QByteArray());
    QCOMPARE(outcome.status, 0);
    QVERIFY(QFile::remove(picture));
}

void TestInstallation::engineFindsItsStudiesAndBackends()
{
    const QString engine = QStringLiteral("hakari-engine");
    const QStringList compare{QStringLiteral("compare"), QStringLiteral("--study"),
                              QStringLiteral("aws-2023-layoutlm")};
    QCOMPARE(run(engine, compare).status, 0);
    const Outcome listed = run(
        engine, {QStringLiteral("backends"), QStringLiteral("--format"), QStringLiteral("json")});
    QCOMPARE(listed.status, 0);
    const QJsonArray backends = QJsonDocument::fromJson(listed.out)[QLatin1String("backends")].toArray();
    const bool found = std::any_of(backends.begin(), backends.end(), [](const QJsonValue &backend) {
        return backend[QLatin1String("id")].toString() == QLatin1String("null")
               && backend[QLatin1String("available")].toBool();
    });
    QVERIFY2(found, listed.out.constData());
}

QTEST_GUILESS_MAIN(TestInstallation)
#include "tst_installation.moc"
