// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/foreignlocale.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

#include <clocale>

namespace hakari::test {

namespace {

bool isKnown(const QByteArray &name)
{
    const std::string before = std::setlocale(LC_ALL, nullptr);
    const bool known = std::setlocale(LC_ALL, name.constData()) != nullptr;
    std::setlocale(LC_ALL, before.c_str());
    return known;
}

/// Compiles "de_DE.UTF-8" into a temporary folder and moves it to its place, so that tests that run at the
/// same time never see half of it.
bool compile(const QString &name, const QString &folder)
{
    QDir().mkpath(folder);
    const QTemporaryDir work(folder + QStringLiteral("/.making-XXXXXX"));
    const QString made = work.filePath(name);
    const QStringList arguments{QStringLiteral("-i"), name.section(QLatin1Char('.'), 0, 0),
                                QStringLiteral("-f"), QStringLiteral("UTF-8"), made};
    QProcess::execute(QStringLiteral("localedef"), arguments);
    QDir().rename(made, folder + QLatin1Char('/') + name);
    return QDir(folder + QLatin1Char('/') + name).exists();
}

} // namespace

bool provideLocale(const QByteArray &name)
{
    if (isKnown(name))
        return true;
    const QString folder = QStringLiteral(HAKARI_TEST_LOCALES);
    const QString id = QString::fromLatin1(name);
    if (!QDir(folder + QLatin1Char('/') + id).exists() && !compile(id, folder))
        return false;
    qputenv("LOCPATH", folder.toLocal8Bit());
    return isKnown(name);
}

ForeignLocale::ForeignLocale(const QByteArray &name) : m_previous(std::setlocale(LC_ALL, nullptr))
{
    m_active = provideLocale(name) && std::setlocale(LC_ALL, name.constData()) != nullptr;
}

ForeignLocale::~ForeignLocale()
{
    std::setlocale(LC_ALL, m_previous.c_str());
}

} // namespace hakari::test
