// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: Hakari contributors
#include <algorithm>
#include <clocale>
#include <functional>
#include <memory>
#include <random>

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QBuffer>
#include <QFontDatabase>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>

#include <qcustomplot.h>
#include <qpdf/QPDF.hh>

#include "widgets/pdf/glyphruns.h"
#include "widgets/pdf/pdfdocument.h"
#include "widgets/pdf/textlayer.h"

using namespace hakari;
using namespace Qt::StringLiterals;

namespace {

using PaintFunction = std::function<void(QPdfWriter &)>;

QFont reportFont(QFont::Weight weight = QFont::Normal, double points = 11)
{
    QFont font;
    font.setFamilies({u"Inter"_s, u"Noto Sans CJK JP"_s});
    font.setPointSizeF(points);
    font.setWeight(weight);
    return font;
}

QFont otherFont(const QString &family)
{
    QFont font = reportFont();
    font.setFamilies({family});
    return font;
}

QStringList japaneseLines()
{
    return {u"消費電力量と比率 1,234,567.89 Wh（用途・方式・長さ・骨・力）"_s,
            u"−91.2 % ± 0.3 ％ 〜 ～ ー — … 「行」『高』、自。金：面；"_s,
            u"ひらがな カタカナ ﾊﾝｶｸ ＡＢＣ１２３ ￥420 ①②③ 髙﨑𠮟"_s};
}

QStringList englishLines()
{
    return {u"Energy −91.2 % · 0.42 kg CO₂e – 5 µs — “quoted” ‘single’ …"_s,
            u"2 × 3 ÷ 4 ≥ 1 ≤ 9 ± 0.5 → up ← down 10:24 4x4 7-8 +1 (a) [b]"_s,
            u"0123456789 12:34:56 1/2 3*4 #5 = -6 office efficient ΔT 20 °C"_s};
}

PaintFunction drawLines(const QStringList &lines, const QFont &font)
{
    return [=](QPdfWriter &device) {
        QPainter painter(&device);
        painter.setFont(font);
        for (int i = 0; i < lines.size(); ++i) {
            painter.drawText(QPointF(300, 600 + 400 * i), lines[i]);
        }
    };
}

tl::expected<QByteArray, QString> mended(const PaintFunction &paint, const QString &language = u"ja"_s)
{
    PdfDocument document;
    document.device().setPdfVersion(QPagedPaintDevice::PdfVersion_1_6);
    paint(document.device());
    return document.finish(language);
}

QByteArray unmended(const PaintFunction &paint)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_1_6);
    paint(writer);
    return bytes;
}

/// Runs one of poppler's tools on `pdf`; returns what it prints.
QString poppler(const QString &tool, const QByteArray &pdf, const QStringList &options,
                const QStringList &after = {})
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"in.pdf"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size()) {
        return {};
    }
    file.close();
    QProcess process;
    process.start(tool, options + QStringList{file.fileName()} + after);
    return process.waitForFinished() && process.exitCode() == 0
               ? QString::fromUtf8(process.readAllStandardOutput())
               : QString();
}

QString textOf(const QByteArray &pdf, const QString &order = u"-raw"_s)
{
    return poppler(u"pdftotext"_s, pdf, {order, u"-enc"_s, u"UTF-8"_s}, {u"-"_s});
}

QImage pictureOf(const QByteArray &pdf, int page)
{
    QTemporaryDir folder;
    const QString root = folder.filePath(u"out"_s);
    const QString number = QString::number(page);
    poppler(u"pdftoppm"_s, pdf, {u"-r"_s, u"100"_s, u"-f"_s, number, u"-l"_s, number, u"-singlefile"_s},
            {root});
    return QImage(root + u".ppm"_s);
}

bool hasRadicals(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c >= u'\u2E80' && c <= u'\u2FDF'; });
}

/// A PDF opened by qpdf without repair, which throws where the bytes are damaged.
struct Reopened {
    explicit Reopened(const QByteArray &pdf) : bytes(pdf)
    {
        document.setAttemptRecovery(false);
        document.setSuppressWarnings(true);
        document.processMemoryFile("pdf", bytes.constData(), static_cast<std::size_t>(bytes.size()));
    }

    QByteArray bytes;
    QPDF document;
};

/// Chart fonts count in the plot's own pixels, so that they grow with the painter's scale.
QFont chartFont(int pixels, QFont::Weight weight = QFont::Normal)
{
    QFont font = reportFont(weight);
    font.setPixelSize(pixels);
    return font;
}

void styleAxis(QCPAxis *axis, const QString &label)
{
    axis->setLabelFont(chartFont(12, QFont::Medium));
    axis->setTickLabelFont(chartFont(10));
    axis->setLabel(label);
}

void fillChart(QCustomPlot &plot)
{
    styleAxis(plot.xAxis, u"構成（方式）"_s);
    styleAxis(plot.yAxis, u"消費電力量 / 比率 [Wh]"_s);
    auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    ticker->addTick(1, u"用途 A −1.5"_s);
    ticker->addTick(2, u"CO₂e 高"_s);
    plot.xAxis->setTicker(ticker);
    plot.xAxis->setTickLabelRotation(35);
    auto *bars = new QCPBars(plot.xAxis, plot.yAxis);
    bars->setData({1, 2}, {-91.2, 640});
    plot.xAxis->setRange(0, 3);
    plot.yAxis->setRange(-200, 800);
    auto *label = new QCPItemText(&plot);
    label->setFont(chartFont(12, QFont::DemiBold));
    label->position->setCoords(1.5, 500);
    label->setText(u"−91.2 %"_s);
}

void drawChart(QPdfWriter &device)
{
    QCustomPlot plot;
    fillChart(plot);
    QCPPainter painter;
    painter.begin(&device);
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    painter.setMode(QCPPainter::pmNonCosmetic);
    painter.scale(15, 15);
    plot.toPainter(&painter, 500, 320);
    painter.end();
}

std::unique_ptr<QTextDocument> tableDocument(int rows)
{
    QString html = u"<h1>消費電力量の比較</h1><table border='1'>"
                   "<thead><tr><th>方式</th><th>力率 % & more</th></tr></thead>"_s;
    for (int row = 0; row < rows; ++row) {
        html += u"<tr><td>用途 %1</td><td align='right'>−%2.5 %</td></tr>"_s.arg(row).arg(row * 7);
    }
    auto document = std::make_unique<QTextDocument>();
    document->setDefaultFont(reportFont());
    document->setHtml(html + u"</table>"_s);
    return document;
}

void drawTable(QPdfWriter &device)
{
    const auto document = tableDocument(3);
    document->documentLayout()->setPaintDevice(&device);
    QPainter painter(&device);
    document->drawContents(&painter);
}

void drawShapes(QPdfWriter &device)
{
    QPainter painter(&device);
    QLinearGradient gradient(0, 0, 2000, 0);
    gradient.setStops({{0, Qt::red}, {1, Qt::blue}});
    painter.fillRect(QRectF(100, 100, 2000, 500), gradient);
    painter.setOpacity(0.5);
    painter.drawEllipse(QRect(500, 300, 900, 900));
    QPixmap pixmap(20, 20);
    pixmap.fill(Qt::green);
    painter.drawPixmap(QPointF(3000, 300), pixmap);
    painter.drawTiledPixmap(QRectF(3000, 900, 600, 600), pixmap);
    painter.drawImage(QRectF(4000, 300, 500, 500), pixmap.toImage());
    painter.drawPoints(QPolygon({{10, 10}, {60, 60}}));
    painter.drawPolygon(QPolygon({{100, 2000}, {900, 2000}, {500, 2600}}));
    device.newPage();
    painter.setOpacity(1);
    painter.setFont(reportFont(QFont::Bold, 16));
    painter.rotate(20);
    painter.drawText(QPointF(1500, 300), u"二頁目 5:6 µμ"_s);
    painter.drawLine(0, 0, 3000, 0);
}

} // namespace

class TestTextLayer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void textIsExtractedAsDrawn_data();
    void textIsExtractedAsDrawn();
    void digitsSurviveCjkFontFirst();
    void drawnRadicalStaysRadical();
    void charactersSharingAGlyphStayApart();
    void ligaturesGiveTheirCharacters();
    void invisibleCharactersDoNotShiftOthers();
    void rotatedAndScaledTextIsExtracted();
    void textUnderALargeScaleIsExtracted();
    void textThatLeavesNothingDoesNotShiftOthers();
    void glyphsWithoutTextKeepQtsMapping();
    void chartTextIsExtracted();
    void tableTextIsExtracted();
    void printedDocumentIsExtractedOnAllPages();

    void pictureIsUnchanged_data();
    void pictureIsUnchanged();
    void fontsAreEmbedded();
    void versionAndTitleAreKept();
    void catalogNamesLanguageAndTitle();
    void bookmarksLeadToTheirPages();
    void sixPagesAreMended();

    void damagedBytesGiveAnError();
    void flippedBytesNeverCrash();
    void wrongUseGivesAnError();
    void uncertainSharesStayEmpty();
    void decimalCommaChangesNothing();
};

void TestTextLayer::initTestCase()
{
    const QStringList families = QFontDatabase::families();
    for (const auto *family : {"Inter", "Noto Sans CJK JP", "DejaVu Sans"}) {
        QVERIFY2(families.contains(QLatin1String(family)), family);
    }
}

void TestTextLayer::textIsExtractedAsDrawn_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<int>("weight");
    QTest::addColumn<double>("points");
    for (const int weight : {QFont::Normal, QFont::Medium, QFont::DemiBold, QFont::Bold}) {
        for (const double points : {6.5, 11.0, 18.0}) {
            QTest::addRow("ja %d %d pt", weight, qRound(points)) << japaneseLines() << weight << points;
            QTest::addRow("en %d %d pt", weight, qRound(points)) << englishLines() << weight << points;
        }
    }
}

void TestTextLayer::textIsExtractedAsDrawn()
{
    QFETCH(QStringList, lines);
    QFETCH(int, weight);
    QFETCH(double, points);
    const auto pdf = mended(drawLines(lines, reportFont(QFont::Weight(weight), points)));
    QVERIFY2(pdf, pdf ? "" : qPrintable(pdf.error()));
    const QString text = textOf(*pdf);
    QCOMPARE(text.split(u'\n').mid(0, lines.size()), lines);
    QVERIFY(!hasRadicals(text));
    for (const QString &line : lines) {
        QVERIFY2(textOf(*pdf, u"-layout"_s).contains(line), qPrintable(line));
    }
}

void TestTextLayer::digitsSurviveCjkFontFirst()
{
    const QString line = u"消費電力量 1,234.5 kWh − 0.67 ffi 89"_s;
    const auto paint = drawLines({line}, otherFont(u"Noto Sans CJK JP"_s));
    QCOMPARE(textOf(mended(paint).value()).trimmed(), line);
}

void TestTextLayer::drawnRadicalStaysRadical()
{
    const QString line = u"力⼒用⽤方⽅"_s;
    QCOMPARE(textOf(mended(drawLines({line}, reportFont())).value()).trimmed(), line);
}

void TestTextLayer::charactersSharingAGlyphStayApart()
{
    const QString line = u"µμ Ω\u2126 -\u2010\u2011 a\u00A0b\u2009c ΔΔ\u2206"_s;
    const QString text = textOf(mended(drawLines({line}, reportFont())).value()).trimmed();
    // pdftotext itself prints every kind of space as one.
    QCOMPARE(text, QString(line).replace(u'\u00A0', u' ').replace(u'\u2009', u' '));
}

void TestTextLayer::ligaturesGiveTheirCharacters()
{
    const QString arrows = u"a -> b <- c --> d => e >= f != g"_s;
    QCOMPARE(textOf(mended(drawLines({arrows}, reportFont())).value()).trimmed(), arrows);
    const QString latin = u"office fi fl ffi fluff e\u0301"_s;
    const auto paint = drawLines({latin}, otherFont(u"DejaVu Sans"_s));
    QCOMPARE(textOf(mended(paint).value()).trimmed(), latin);
}

void TestTextLayer::invisibleCharactersDoNotShiftOthers()
{
    const QString line = u"電\u200B力 12\u00AD34 \u2060用\u200D語 5:6"_s;
    QString text = textOf(mended(drawLines({line}, reportFont())).value()).trimmed();
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Format; }); // drawn in some fonts only
    QCOMPARE(text, u"電力 1234 用語 5:6"_s);
}

void TestTextLayer::rotatedAndScaledTextIsExtracted()
{
    const auto pdf = mended([](QPdfWriter &device) {
        QPainter painter(&device);
        painter.setFont(reportFont(QFont::Bold, 12));
        painter.translate(2000, 4000);
        painter.rotate(-90);
        painter.drawText(QRectF(0, 0, 3000, 300), Qt::AlignCenter, u"消費電力 −91.2 %"_s);
        painter.resetTransform();
        painter.scale(20, 25);
        painter.setFont(reportFont(QFont::Normal, 0.6));
        painter.drawText(QPointF(150.3, 20.7), u"CO₂e 用 10:24"_s);
        painter.shear(0.2, 0);
        painter.drawText(QPointF(150.3, 40.7), u"斜体 力 3x4"_s);
    });
    const QString text = textOf(pdf.value()).simplified(); // pdftotext gives upright text word by word
    for (const QString &line : {u"消費電力 −91.2 %"_s, u"CO₂e 用 10:24"_s, u"斜体 力 3x4"_s}) {
        QVERIFY2(text.contains(line), qPrintable(text));
    }
}

void TestTextLayer::textUnderALargeScaleIsExtracted()
{
    const QString line = u"拡大 力 − 12:34"_s;
    const auto pdf = mended([&](QPdfWriter &device) {
        QPainter painter(&device);
        painter.scale(200, 200); // Qt cuts positions to 1/64 unit: three device units here
        painter.setFont(reportFont(QFont::Medium, 0.06));
        painter.drawText(QPointF(15.0155, 6.0155), line);
    });
    QCOMPARE(textOf(pdf.value()).trimmed(), line);
}

void TestTextLayer::textThatLeavesNothingDoesNotShiftOthers()
{
    const auto pdf = mended([](QPdfWriter &device) {
        QPainter painter(&device);
        painter.setFont(reportFont());
        painter.save();
        painter.setPen(Qt::NoPen);
        painter.drawText(300, 300, u"9876 no pen"_s);
        painter.restore();
        painter.save();
        painter.setClipRect(QRectF());
        painter.drawText(300, 600, u"9876 in an empty clip"_s);
        painter.restore();
        painter.drawText(300, 900, u"1234 力 用 5:6"_s);
    });
    QCOMPARE(textOf(pdf.value()).trimmed(), u"1234 力 用 5:6"_s);
}

void TestTextLayer::glyphsWithoutTextKeepQtsMapping()
{
    const QByteArray pdf = unmended(drawLines({u"plain 力 text"_s}, reportFont()));
    const auto same = mendTextLayer(pdf, {}, {});
    QCOMPARE(textOf(same.value()), textOf(pdf));
    const DrawnText elsewhere{0, {9, 9}, u"another text!"_s, false};
    QCOMPARE(textOf(mendTextLayer(pdf, {elsewhere}, {}).value()), textOf(pdf));
}

void TestTextLayer::chartTextIsExtracted()
{
    const auto pdf = mended(drawChart);
    QString text = textOf(pdf.value());
    QVERIFY(!hasRadicals(text));
    text.remove(QRegularExpression(u"\\s"_s)); // pdftotext breaks slanted text at any character
    for (const QString &line : {u"構成（方式）"_s, u"消費電力量/比率[Wh]"_s, u"用途A−1.5"_s, u"CO₂e高"_s,
                                u"−91.2%"_s, u"-2000200400600800"_s}) {
        QVERIFY2(text.contains(line), qPrintable(text));
    }
    QCOMPARE(poppler(u"pdfimages"_s, *pdf, {u"-list"_s}).count(u'\n'), 2); // a header
}

void TestTextLayer::tableTextIsExtracted()
{
    const QString text = textOf(mended(drawTable).value());
    for (const QString &line : {u"消費電力量の比較"_s, u"力率 % & more"_s, u"用途 2"_s, u"−14.5 %"_s}) {
        QVERIFY2(text.contains(line), qPrintable(text));
    }
}

void TestTextLayer::printedDocumentIsExtractedOnAllPages()
{
    constexpr int rows = 150;
    const auto pdf = mended([](QPdfWriter &device) { tableDocument(rows)->print(&device); });
    const QString text = textOf(pdf.value(), u"-layout"_s);
    QVERIFY(text.count(u'\f') > 2); // pages
    QCOMPARE(text.count(u"力率 % & more"_s), text.count(u'\f'));
    for (int row = 0; row < rows; ++row) {
        const QString pattern = u"用途 %1\\s+−%2\\.5 %"_s.arg(row).arg(row * 7);
        QVERIFY2(text.contains(QRegularExpression(pattern)), qPrintable(pattern));
    }
}

void TestTextLayer::pictureIsUnchanged_data()
{
    QTest::addColumn<PaintFunction>("paint");
    QTest::addRow("japanese") << drawLines(japaneseLines(), reportFont(QFont::DemiBold));
    QTest::addRow("english") << drawLines(englishLines(), reportFont());
    QTest::addRow("one glyph, several characters")
        << drawLines({u"µμ a\u00A0b -\u2010\u2011 力⼒ ij"_s}, reportFont());
    QTest::addRow("chart") << PaintFunction(drawChart);
    QTest::addRow("table") << PaintFunction(drawTable);
    QTest::addRow("shapes, images, two pages") << PaintFunction(drawShapes);
}

void TestTextLayer::pictureIsUnchanged()
{
    QFETCH(PaintFunction, paint);
    const QByteArray before = unmended(paint);
    const QByteArray after = mended(paint).value();
    const int pages = static_cast<int>(Reopened(before).document.getAllPages().size());
    QCOMPARE(static_cast<int>(Reopened(after).document.getAllPages().size()), pages);
    for (int page = 1; page <= pages; ++page) {
        const QImage picture = pictureOf(before, page);
        QVERIFY(!picture.isNull());
        QCOMPARE(pictureOf(after, page), picture);
    }
}

void TestTextLayer::fontsAreEmbedded()
{
    const auto pdf = mended(drawLines(japaneseLines() + englishLines(), reportFont()));
    const QString list = poppler(u"pdffonts"_s, pdf.value(), {});
    const QStringList fonts = list.split(u'\n', Qt::SkipEmptyParts).mid(2); // after the header
    QCOMPARE(fonts.size(), 2);
    for (const QString &font : fonts) {
        const QRegularExpression embeddedWithUnicode(u"Identity-H +yes +(yes|no) +yes "_s);
        QVERIFY2(font.contains(embeddedWithUnicode), qPrintable(font));
    }
}

void TestTextLayer::versionAndTitleAreKept()
{
    for (const auto version : {QPagedPaintDevice::PdfVersion_1_4, QPagedPaintDevice::PdfVersion_1_6}) {
        PdfDocument document;
        document.device().setPdfVersion(version);
        document.device().setTitle(u"消費電力の報告"_s);
        drawTable(document.device());
        const QByteArray pdf = document.finish(u"ja"_s).value();
        QVERIFY(pdf.startsWith(version == QPagedPaintDevice::PdfVersion_1_4 ? "%PDF-1.4" : "%PDF-1.6"));
        const QString info = poppler(u"pdfinfo"_s, pdf, {});
        QVERIFY(info.contains(QRegularExpression(u"Title: +消費電力の報告\n"_s)));
    }
}

void TestTextLayer::catalogNamesLanguageAndTitle()
{
    for (const QString &language : {u"ja"_s, u"en"_s}) {
        Reopened pdf(mended(drawTable, language).value());
        QPDFObjectHandle catalog = pdf.document.getRoot();
        QCOMPARE(QString::fromStdString(catalog.getKey("/Lang").getUTF8Value()), language);
        QVERIFY(catalog.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
        QVERIFY(!catalog.hasKey("/Outlines"));
        QVERIFY(pdf.document.getWarnings().empty());
    }
}

void TestTextLayer::bookmarksLeadToTheirPages()
{
    PdfDocument document;
    QPainter painter(&document.device());
    painter.setFont(reportFont());
    const QStringList titles{u"概要 力"_s, u"Results − 1"_s, u"方法"_s};
    for (int i = 0; i < titles.size(); ++i) {
        QVERIFY(i == 0 || document.device().newPage());
        QCOMPARE(document.currentPage(), i);
        document.addBookmark(titles[i]);
        painter.drawText(300, 300, titles[i]);
    }
    painter.end();
    Reopened pdf(document.finish(u"ja"_s).value());
    QPDFObjectHandle outlines = pdf.document.getRoot().getKey("/Outlines");
    QCOMPARE(outlines.getKey("/Count").getIntValueAsInt(), 3);
    QPDFObjectHandle item = outlines.getKey("/First");
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(QString::fromStdString(item.getKey("/Title").getUTF8Value()), titles[qsizetype(i)]);
        QPDFObjectHandle page = item.getKey("/Dest").getArrayItem(0);
        QVERIFY(page.getObjGen() == pdf.document.getAllPages().at(i).getObjGen());
        item = item.getKey("/Next");
    }
    QVERIFY(item.isNull());
}

void TestTextLayer::sixPagesAreMended()
{
    PdfDocument document;
    QPainter painter(&document.device());
    for (int page = 0; page < 6; ++page) {
        QVERIFY(page == 0 || document.device().newPage());
        for (int line = 0; line < 30; ++line) {
            painter.setFont(reportFont(line % 2 == 0 ? QFont::Normal : QFont::Bold, 9));
            painter.drawText(100, 200 + 400 * line, japaneseLines()[line % 3] + englishLines()[line % 3]);
        }
    }
    painter.end();
    QVERIFY(document.finish(u"ja"_s));
}

void TestTextLayer::damagedBytesGiveAnError()
{
    const QByteArray pdf = unmended(drawLines(japaneseLines(), reportFont()));
    QVERIFY(mendTextLayer(pdf, {}, {}));
    const QByteArray noEntry = QByteArray(pdf).replace("startxref", "startxxxx");
    for (const QByteArray &damaged :
         {QByteArray(), QByteArray("no PDF"), pdf.left(pdf.size() / 2), pdf.mid(2000), noEntry}) {
        const auto result = mendTextLayer(damaged, {}, {});
        QVERIFY(!result);
        QVERIFY(!result.error().isEmpty());
    }
}

void TestTextLayer::flippedBytesNeverCrash()
{
    const QByteArray pdf = unmended(drawLines(japaneseLines(), reportFont()));
    const DrawnText drawn{0, {300, 600}, japaneseLines().first(), false};
    std::mt19937 random(20240607);
    int refused = 0;
    for (int trial = 0; trial < 300; ++trial) {
        QByteArray damaged = pdf;
        for (int flip = 0; flip < 5; ++flip) {
            damaged[static_cast<qsizetype>(random() % static_cast<unsigned>(pdf.size()))] = static_cast<char>(
                random() & 0xFF);
        }
        refused += mendTextLayer(damaged, {drawn}, {}) ? 0 : 1;
    }
    QVERIFY(refused > 0);
}

void TestTextLayer::wrongUseGivesAnError()
{
    PdfDocument empty;
    QVERIFY(!empty.finish(u"en"_s));

    PdfDocument active;
    QPainter painter(&active.device());
    QVERIFY(!active.finish(u"en"_s));
    painter.end();
    QVERIFY(active.finish(u"en"_s));

    PdfDocument twice;
    drawTable(twice.device());
    drawTable(twice.device());
    QVERIFY(!twice.finish(u"en"_s));

    const QByteArray pdf = unmended(drawTable);
    for (const int page : {-1, 1}) {
        QVERIFY(!mendTextLayer(pdf, {}, {{}, {{u"no such page"_s, page}}}));
    }
}

void TestTextLayer::uncertainSharesStayEmpty()
{
    const auto list = [](const char *text) { return drawnCharacters(QString::fromUtf8(text), false, 0); };
    QCOMPARE(shareOut(list("ab"), {QString(), QString()}), QStringList({u"a"_s, u"b"_s}));
    QCOMPARE(shareOut(list("1->2"), {u"1"_s, QString(), u"2"_s}), QStringList({u"1"_s, u"->"_s, u"2"_s}));
    QCOMPARE(shareOut(list("abc"), {QString(), QString()}), QStringList({QString(), QString()}));
    QCOMPARE(shareOut(list("力fi"), {u"⼒"_s, u"ﬁ"_s}), QStringList({u"力"_s, u"fi"_s}));
    QCOMPARE(shareOut({}, {QString()}), QStringList({QString()}));
    QCOMPARE(shareOut(list("abcdefgh"), {QString()}), QStringList({QString()}));
    QCOMPARE(shareOut(list("ab"), {}), QStringList());
}

void TestTextLayer::decimalCommaChangesNothing()
{
    const QByteArray before = std::setlocale(LC_NUMERIC, nullptr);
    const bool hasCommas = std::setlocale(LC_NUMERIC, "de_DE.UTF-8") != nullptr;
    qInfo("decimal point '%s'%s", std::localeconv()->decimal_point, hasCommas ? "" : ", de_DE is missing");
    const auto pdf = mended(drawTable);
    std::setlocale(LC_NUMERIC, before.constData());
    QCOMPARE(textOf(pdf.value()), textOf(mended(drawTable).value()));
}

int main(int argc, char *argv[])
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication app(argc, argv);
    TestTextLayer test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_textlayer.moc"
