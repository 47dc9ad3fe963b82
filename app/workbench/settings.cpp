// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/settings.h"

#include "app/workbench/mainwindow.h"

#include <QGuiApplication>
#include <QLocale>
#include <QMainWindow>
#include <QScreen>
#include <QSettings>

namespace hakari {

namespace {

constexpr int layoutVersion = 1;

QSettings store()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("hakari"),
                     QStringLiteral("workbench"));
}

} // namespace

Settings::Settings(bool reset)
{
    if (reset)
        store().clear();
}

Language Settings::language() const
{
    const QString tag = store().value(QStringLiteral("language")).toString();
    return languageOf(tag.isEmpty() ? QLocale::system().name() : tag);
}

bool Settings::dark() const
{
    return store().value(QStringLiteral("theme")).toString() == QLatin1String("dark");
}

QString Settings::launcher() const
{
    return store().value(QStringLiteral("launcher")).toString().simplified();
}

void Settings::saveLauncher(const QString &launcher) const
{
    store().setValue(QStringLiteral("launcher"), launcher);
}

QStringList Settings::workbooks() const
{
    return store().value(QStringLiteral("workbooks")).toStringList();
}

void Settings::saveWorkbooks(const QStringList &paths) const
{
    store().setValue(QStringLiteral("workbooks"), paths);
}

void Settings::restore(QMainWindow &window) const
{
    constexpr QSize usual(1440, 900);
    const QScreen *screen = QGuiApplication::primaryScreen();
    window.resize(screen ? usual.boundedTo(screen->availableGeometry().size()) : usual);
    if (store().value(QStringLiteral("layoutVersion")).toInt() != layoutVersion)
        return;
    const QByteArray geometry = store().value(QStringLiteral("geometry")).toByteArray();
    if (!geometry.isEmpty() && !window.restoreGeometry(geometry))
        window.resize(usual);
}

void Settings::savePlace(const QMainWindow &window) const
{
    QSettings settings = store();
    settings.setValue(QStringLiteral("layoutVersion"), layoutVersion);
    settings.setValue(QStringLiteral("geometry"), window.saveGeometry());
}

void Settings::follow(MainWindow &window, const Appearance &appearance) const
{
    const Settings copy = *this;
    QObject::connect(&appearance, &Appearance::changed, &window, [copy, &appearance] {
        copy.saveAppearance(appearance.formatter().language(), appearance.theme().dark);
    });
    QObject::connect(&window.workbookFiles(), &WorkbookFiles::remembered, &window,
                     [copy, &window] { copy.saveWorkbooks(window.workbookFiles().recent()); });
    QObject::connect(&window.runPage().form().host(), &HostPanel::launcherChanged, &window,
                     [copy](const QString &launcher) { copy.saveLauncher(launcher); });
}

/// The store writes its file when it goes out of scope.
void Settings::saveAppearance(Language language, bool dark) const
{
    QSettings settings = store();
    settings.setValue(QStringLiteral("language"), tagOf(language));
    settings.setValue(QStringLiteral("theme"), dark ? QStringLiteral("dark") : QStringLiteral("light"));
}

} // namespace hakari
