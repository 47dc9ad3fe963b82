// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/guimain.h"
#include "widgets/charts/barpainter.h"

#include <array>
#include <cmath>

using namespace hakari;

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

// Machado, Oliveira, Fernandes (2009), "A Physiologically-based Model for Simulation of Color Vision
// Deficiency", severity 1.0; for linear RGB.
constexpr Matrix protanopia{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deuteranopia{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix normal{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};

Triple multiplied(const Matrix &matrix, const Triple &v)
{
    Triple result{};
    for (std::size_t i = 0; i < 3; ++i)
        result[i] = matrix[i][0] * v[0] + matrix[i][1] * v[1] + matrix[i][2] * v[2];
    return result;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

Triple linearRgb(const QColor &colour)
{
    return {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
}

/// Relative luminance and contrast ratio of WCAG 2.1.
double contrast(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &colour) {
        const Triple v = linearRgb(colour);
        return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2];
    };
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

/// CIE L*a*b* under D65 of what an eye with that deficiency sees.
Triple labSeen(const QColor &colour, const Matrix &eye)
{
    constexpr Matrix toXyz{{{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}};
    constexpr Triple white{0.9505, 1.0, 1.089};
    Triple rgb = multiplied(eye, linearRgb(colour));
    for (double &channel : rgb)
        channel = std::clamp(channel, 0.0, 1.0);
    Triple f = multiplied(toXyz, rgb);
    for (std::size_t i = 0; i < 3; ++i) {
        const double ratio = f[i] / white[i];
        f[i] = ratio > 0.008856 ? std::cbrt(ratio) : 7.787 * ratio + 16.0 / 116;
    }
    return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

double distance(const QColor &a, const QColor &b, const Matrix &eye)
{
    const Triple x = labSeen(a, eye);
    const Triple y = labSeen(b, eye);
    return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

struct Named {
    const char *name;
    Theme theme;
};

const std::array<Named, 3> themes{
    {{"light", Theme::light()}, {"dark", Theme::darkTheme()}, {"print", Theme::print()}}};

/// The edge of a bar as it is painted.
QColor edgeOf(const Theme &theme, int colour, Provenance provenance)
{
    QImage image(200, 100, QImage::Format_RGB32);
    image.fill(theme.surface);
    QPainter painter(&image);
    paintBar(painter, QRectF(20, 20, 160, 60), theme.candidate(colour), provenance, {theme, 4.0});
    return image.pixelColor(22, 50);
}

/// A picture of the inside of a bar, to tell patterns apart.
QImage insideOf(Provenance provenance)
{
    QImage image(80, 40, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintBar(painter, QRectF(0, 0, 80, 40), Theme::light().candidate(0), provenance, {Theme::light(), 1.0});
    return image;
}

} // namespace

/// The colours can be read by everybody, on screen and on paper.
class TestColours : public QObject
{
    Q_OBJECT

private slots:
    void textStandsOutFromItsGround_data();
    void textStandsOutFromItsGround();
    void marksStandOutFromTheSurface_data();
    void marksStandOutFromTheSurface();
    void neighboursDifferForEveryEye_data();
    void neighboursDifferForEveryEye();
    void paletteIsOkabeAndItos();
    void patternsDifferWithoutColour();
};

void TestColours::textStandsOutFromItsGround_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("ground");
    for (const auto &[name, t] : themes) {
        const auto row = [&](const char *what, const QColor &text, const QColor &ground) {
            QTest::addRow("%s %s on %s", name, what, qPrintable(ground.name())) << text << ground;
        };
        for (const QColor &ground : {t.surface, t.page}) {
            row("text", t.text, ground);
            row("secondary", t.secondary, ground);
            row("accent", t.accent, ground);
            row("better", t.better, ground);
            row("worse", t.worse, ground);
            row("warning", t.warning, ground);
        }
        row("faint", t.faint, t.surface);
        row("accent, soft", t.accent, t.accentSoft);
        row("on accent", t.accentText, t.accent);
    }
}

void TestColours::textStandsOutFromItsGround()
{
    QFETCH(QColor, text);
    QFETCH(QColor, ground);
    QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(QString::number(contrast(text, ground))));
}

void TestColours::marksStandOutFromTheSurface_data()
{
    QTest::addColumn<QColor>("edge");
    QTest::addColumn<QColor>("surface");
    for (const auto &[name, theme] : themes) {
        for (int colour = 0; colour < 8; ++colour) {
            for (const auto provenance :
                 {Provenance::Measured, Provenance::Published, Provenance::Entered, Provenance::Estimated})
                QTest::addRow("%s %d %s", name, colour, hakari::name(provenance).data())
                    << edgeOf(theme, colour, provenance) << theme.surface;
        }
    }
}

void TestColours::marksStandOutFromTheSurface()
{
    QFETCH(QColor, edge);
    QFETCH(QColor, surface);
    QVERIFY2(contrast(edge, surface) >= 3.0,
             qPrintable(edge.name() + QLatin1Char(' ') + QString::number(contrast(edge, surface))));
}

void TestColours::neighboursDifferForEveryEye_data()
{
    QTest::addColumn<QColor>("one");
    QTest::addColumn<QColor>("other");
    for (const auto &[name, theme] : themes) {
        for (int i = 0; i < 7; ++i)
            QTest::addRow("%s %d and %d", name, i, i + 1) << theme.candidate(i) << theme.candidate(i + 1);
    }
}

void TestColours::neighboursDifferForEveryEye()
{
    QFETCH(QColor, one);
    QFETCH(QColor, other);
    constexpr double apart = 20; // a just noticeable difference is about 2.3
    for (const Matrix &eye : {normal, protanopia, deuteranopia})
        QVERIFY2(distance(one, other, eye) > apart, qPrintable(QString::number(distance(one, other, eye))));
}

void TestColours::paletteIsOkabeAndItos()
{
    QSet<QString> names;
    for (int i = 0; i < 8; ++i)
        names << Theme::light().candidate(i).name();
    const QSet<QString> published{QStringLiteral("#e69f00"), QStringLiteral("#56b4e9"),
                                  QStringLiteral("#009e73"), QStringLiteral("#f0e442"),
                                  QStringLiteral("#0072b2"), QStringLiteral("#d55e00"),
                                  QStringLiteral("#cc79a7"), QStringLiteral("#000000")};
    QCOMPARE(names, published);
    QCOMPARE(Theme::light().candidate(8), Theme::light().candidate(0));
}

void TestColours::patternsDifferWithoutColour()
{
    constexpr std::array all{Provenance::Measured, Provenance::Published, Provenance::Entered,
                             Provenance::Estimated};
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            const QImage a = insideOf(all[i]).convertToFormat(QImage::Format_Grayscale8);
            const QImage b = insideOf(all[j]).convertToFormat(QImage::Format_Grayscale8);
            QVERIFY(a != b);
        }
    }
}

HAKARI_GUI_TEST_MAIN(TestColours)
#include "tst_colours.moc"
