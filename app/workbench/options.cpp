// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/options.h"

#include <QCommandLineParser>

#include <cstring>

namespace hakari {

namespace {

tl::unexpected<QString> wrong(const QString &text)
{
    return tl::unexpected(QStringLiteral("hakari: %1\nRun with --help for more information.").arg(text));
}

/// Millimetres, from a stamp to a poster.
std::optional<QSizeF> parseChartSize(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char('x'));
    bool fine[2]{};
    const QSizeF size = parts.size() == 2 ? QSizeF(parts[0].toDouble(&fine[0]), parts[1].toDouble(&fine[1]))
                                          : QSizeF();
    constexpr double smallest = 40;
    constexpr double largest = 2000;
    const bool within = size.width() >= smallest && size.height() >= smallest && size.width() <= largest
                        && size.height() <= largest;
    return fine[0] && fine[1] && within ? std::optional(size) : std::nullopt;
}

std::optional<QSize> parseSize(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char('x'));
    bool fine[2]{};
    const QSize size = parts.size() == 2 ? QSize(parts[0].toInt(&fine[0]), parts[1].toInt(&fine[1]))
                                         : QSize();
    constexpr int largest = 16384;
    if (!fine[0] || !fine[1] || size.width() < 320 || size.height() < 240 || size.width() > largest
        || size.height() > largest)
        return std::nullopt;
    return size;
}

} // namespace

tl::expected<Options, QString> parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Weighs machine-learning hardware: instances, cost and energy side by side."));
    parser.addOptions({
        {QStringLiteral("study"), QStringLiteral("Id of a shipped study, or the path of a study file."),
         QStringLiteral("ID")},
        {QStringLiteral("result"), QStringLiteral("Add an MLPerf LoadGen run, priced as INSTANCE."),
         QStringLiteral("FOLDER[=INSTANCE]")},
        {QStringLiteral("language"), QStringLiteral("ja or en."), QStringLiteral("TAG")},
        {QStringLiteral("theme"), QStringLiteral("light or dark."), QStringLiteral("NAME")},
        {QStringLiteral("page"), QStringLiteral("compare, run, results or report."), QStringLiteral("NAME")},
        {QStringLiteral("report"), QStringLiteral("Write the report as PDF and end."),
         QStringLiteral("FILE")},
        {QStringLiteral("chart"), QStringLiteral("Write the chart as PDF, SVG or PNG and end."),
         QStringLiteral("FILE")},
        {QStringLiteral("chart-size"), QStringLiteral("Size of the chart in mm, e.g. 180x90."),
         QStringLiteral("WxH")},
        {QStringLiteral("screenshot"), QStringLiteral("Write a picture of the window and end."),
         QStringLiteral("FILE")},
        {QStringLiteral("size"), QStringLiteral("Size of the window, e.g. 1600x1000."),
         QStringLiteral("WxH")},
        {QStringLiteral("reset-settings"), QStringLiteral("Forget window size, language and theme.")},
    });
    parser.addPositionalArgument(QStringLiteral("files"),
                                 QStringLiteral("Workbooks, studies and results to open."),
                                 QStringLiteral("[FILE...]"));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    if (!parser.parse(arguments))
        return wrong(parser.errorText());
    Options options;
    if (parser.isSet(help) || parser.isSet(version)) {
        options.message = parser.isSet(help) ? parser.helpText() : QStringLiteral("hakari " HAKARI_VERSION);
        return options;
    }
    options.study = parser.value(QStringLiteral("study"));
    options.results = parser.values(QStringLiteral("result"));
    options.paths = parser.positionalArguments();
    options.report = parser.value(QStringLiteral("report"));
    options.chart = parser.value(QStringLiteral("chart"));
    options.screenshot = parser.value(QStringLiteral("screenshot"));
    options.resetSettings = parser.isSet(QStringLiteral("reset-settings"));
    if (const QString tag = parser.value(QStringLiteral("language"));
        tag == QLatin1String("ja") || tag == QLatin1String("en"))
        options.language = languageOf(tag);
    else if (!tag.isEmpty())
        return wrong(QStringLiteral("--language: \"%1\" is not accepted. Give ja or en.").arg(tag));
    if (const QString theme = parser.value(QStringLiteral("theme"));
        theme == QLatin1String("dark") || theme == QLatin1String("light"))
        options.dark = theme == QLatin1String("dark");
    else if (!theme.isEmpty())
        return wrong(QStringLiteral("--theme: \"%1\" is not accepted. Give light or dark.").arg(theme));
    if (parser.isSet(QStringLiteral("page")))
        options.page = parser.value(QStringLiteral("page"));
    static const QStringList pages{QStringLiteral("compare"), QStringLiteral("run"),
                                   QStringLiteral("results"), QStringLiteral("report")};
    if (!pages.contains(options.page))
        return wrong(QStringLiteral("--page: \"%1\" is not accepted. Give compare, run, results or report.")
                         .arg(options.page));
    if (parser.isSet(QStringLiteral("chart-size"))) {
        const auto size = parseChartSize(parser.value(QStringLiteral("chart-size")));
        if (!size)
            return wrong(
                QStringLiteral("--chart-size: \"%1\" is not accepted. Give WIDTHxHEIGHT in mm, e.g. 180x90.")
                    .arg(parser.value(QStringLiteral("chart-size"))));
        options.chartSize = *size;
    }
    if (parser.isSet(QStringLiteral("size"))) {
        const auto size = parseSize(parser.value(QStringLiteral("size")));
        if (!size)
            return wrong(QStringLiteral("--size: \"%1\" is not accepted. Give WIDTHxHEIGHT, e.g. 1600x1000.")
                             .arg(parser.value(QStringLiteral("size"))));
        options.size = *size;
    }
    return options;
}

void useOffscreenWithoutDisplay(int argc, char **argv)
{
    bool unattended = false;
    for (int i = 1; i < argc; ++i) {
        for (const char *option : {"--report", "--chart", "--screenshot", "--help", "--version", "-h", "-v"})
            unattended = unattended || std::strncmp(argv[i], option, std::strlen(option)) == 0;
    }
    if (unattended && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

} // namespace hakari
