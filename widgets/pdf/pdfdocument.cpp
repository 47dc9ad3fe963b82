// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: Hakari contributors
#include "widgets/pdf/pdfdocument.h"

#include <optional>

#include <QBuffer>
#include <QPaintEngine>

#include "widgets/pdf/textlayer.h"

namespace hakari {

namespace {

QPaintEngine::PaintEngineFeatures featuresOf(const QPaintEngine &engine)
{
    QPaintEngine::PaintEngineFeatures features;
    for (quint32 bit = 1; bit != 0; bit <<= 1) {
        const auto feature = QPaintEngine::PaintEngineFeatures::fromInt(bit);
        if (engine.hasFeature(feature)) {
            features |= feature;
        }
    }
    return features;
}

/// What the painter told the engine about text, and how often a painter began.
struct Recording {
    QList<DrawnText> text;
    int page = 0;
    int begun = 0;
};

/// Hands everything on to Qt's PDF engine and notes the text items on the way.
class RecordingEngine final : public QPaintEngine
{
public:
    RecordingEngine(QPaintEngine &target, Recording &recording)
        : QPaintEngine(featuresOf(target)), m_target(target), m_recording(recording)
    {
    }

    Type type() const override { return m_target.type(); }

    bool begin(QPaintDevice *device) override
    {
        ++m_recording.begun;
        m_target.setPaintDevice(device);
        const bool begun = target().begin(device);
        m_target.setActive(begun);
        return begun;
    }

    bool end() override
    {
        const bool ended = target().end();
        m_target.setActive(false);
        return ended;
    }

    void updateState(const QPaintEngineState &newState) override { target().updateState(newState); }

    void drawRects(const QRectF *rects, int count) override { target().drawRects(rects, count); }

    void drawLines(const QLineF *lines, int count) override { target().drawLines(lines, count); }

    void drawEllipse(const QRectF &rect) override { target().drawEllipse(rect); }

    void drawPath(const QPainterPath &path) override { target().drawPath(path); }

    void drawPoints(const QPointF *points, int count) override { target().drawPoints(points, count); }

    void drawPolygon(const QPointF *points, int count, PolygonDrawMode mode) override
    {
        target().drawPolygon(points, count, mode);
    }

    void drawPixmap(const QRectF &rect, const QPixmap &pixmap, const QRectF &source) override
    {
        target().drawPixmap(rect, pixmap, source);
    }

    void drawTiledPixmap(const QRectF &rect, const QPixmap &pixmap, const QPointF &offset) override
    {
        target().drawTiledPixmap(rect, pixmap, offset);
    }

    void drawImage(const QRectF &rect, const QImage &image, const QRectF &source,
                   Qt::ImageConversionFlags flags) override
    {
        target().drawImage(rect, image, source, flags);
    }

    void drawTextItem(const QPointF &origin, const QTextItem &item) override
    {
        const bool rightToLeft = item.renderFlags().testFlag(QTextItem::RightToLeft);
        m_recording.text.append({m_recording.page, state->transform().map(origin), item.text(), rightToLeft});
        target().drawTextItem(origin, item);
    }

    // The painter's calls in whole numbers come back through the overrides above.
    using QPaintEngine::drawEllipse;
    using QPaintEngine::drawLines;
    using QPaintEngine::drawPoints;
    using QPaintEngine::drawPolygon;
    using QPaintEngine::drawRects;

private:
    // QPainter sets the state of its own engine only, so the PDF engine is given it before each call.
    QPaintEngine &target()
    {
        m_target.*(&RecordingEngine::state) = state;
        return m_target;
    }

    QPaintEngine &m_target;
    Recording &m_recording;
};

class RecordingWriter final : public QPdfWriter
{
public:
    explicit RecordingWriter(QIODevice *output)
        : QPdfWriter(output), m_engine(*QPdfWriter::paintEngine(), m_recording)
    {
    }

    bool newPage() override
    {
        const bool added = QPdfWriter::newPage();
        m_recording.page += added ? 1 : 0;
        return added;
    }

    const Recording &recording() const { return m_recording; }

protected:
    QPaintEngine *paintEngine() const override { return &m_engine; }

private:
    Recording m_recording;
    mutable RecordingEngine m_engine; // QPaintDevice hands out its engine from a const function
};

} // namespace

struct PdfDocument::Private {
    QByteArray bytes;
    QBuffer buffer{&bytes};
    QList<PdfOutlineEntry> outline;
    std::optional<RecordingWriter> writer; // after buffer: it writes there until it is gone
};

PdfDocument::PdfDocument() : m_d(std::make_unique<Private>())
{
    m_d->buffer.open(QIODevice::WriteOnly);
    m_d->writer.emplace(&m_d->buffer);
}

PdfDocument::~PdfDocument() = default;

QPdfWriter &PdfDocument::device()
{
    return *m_d->writer;
}

int PdfDocument::currentPage() const
{
    return m_d->writer->recording().page;
}

void PdfDocument::addBookmark(const QString &title)
{
    m_d->outline.append({title, currentPage()});
}

tl::expected<QByteArray, QString> PdfDocument::finish(const QString &language)
{
    if (m_d->writer->paintingActive()) {
        return tl::unexpected(QStringLiteral("a painter is still active on the PDF device"));
    }
    const Recording &recording = m_d->writer->recording();
    if (recording.begun != 1) {
        return tl::unexpected(QStringLiteral("painters on the device: %1, expected 1").arg(recording.begun));
    }
    return mendTextLayer(m_d->bytes, recording.text, {language, m_d->outline});
}

} // namespace hakari
