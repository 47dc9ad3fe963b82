// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: Hakari contributors
#pragma once

#include <memory>

#include <QByteArray>
#include <QPdfWriter>
#include <QString>

#include <tl/expected.hpp>

namespace hakari {

/// A PDF in the making, whose text can be searched and copied as it was drawn.
///
/// Paint on device() with one QPainter, one QCPPainter, or one QTextDocument::print(); page layout,
/// resolution, title and version are set on device() before that. Every string that reaches the engine is
/// remembered on the way, so there is no list of strings to keep. Then end the painter and call finish().
///
/// Ownership: owns the device; the bytes of finish() belong to the caller, who writes them (QSaveFile).
/// Thread: one thread at a time, any thread with a QGuiApplication alive. Blocking: finish() as
/// long as mendTextLayer().
class PdfDocument
{
public:
    PdfDocument();
    ~PdfDocument();
    PdfDocument(const PdfDocument &) = delete;
    PdfDocument &operator=(const PdfDocument &) = delete;

    [[nodiscard]] QPdfWriter &device();

    /// Page being painted, counted from 0.
    [[nodiscard]] int currentPage() const;

    /// Adds an entry to the document outline that leads to the top of the page being painted.
    void addBookmark(const QString &title);

    /// The finished document. `language` is a BCP 47 tag, "ja" or "en".
    /// Errors are technical details in English: nothing was painted, a painter is still active, the device
    /// was painted by more than one painter, or what mendTextLayer() reports.
    [[nodiscard]] tl::expected<QByteArray, QString> finish(const QString &language);

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace hakari
