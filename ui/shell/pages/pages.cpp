#include "ui/shell/pages/pages.h"

#include "ui/shell/key_map.h"
#include "ui/theme/type.h"

#include <QCoreApplication>
#include <QDialog>
#include <QEvent>
#include <QPushButton>
#include <QTextBrowser>
#include <QTextDocument>
#include <QVBoxLayout>

namespace lantern::shell {

using theme::scaled;

namespace {

QString say(const char* text) { return QCoreApplication::translate("Pages", text); }

// A page to read, closed by Esc. It asks for its words again when the language changes.
class Page : public QDialog {
public:
    using Words = std::function<QString()>;
    Page(QWidget& window, Words title, Words text, Qt::TextFormat format)
        : QDialog(&window)
        , m_titleWords(std::move(title))
        , m_textWords(std::move(text))
        , m_format(format)
        , m_reader(new QTextBrowser(this))
        , m_close(new QPushButton(this))
    {
        setAttribute(Qt::WA_DeleteOnClose);
        m_reader->setOpenExternalLinks(true);
        m_reader->setFrameShape(QFrame::NoFrame);
        connect(m_close, &QPushButton::clicked, this, &QDialog::close);
        auto* column = new QVBoxLayout(this);
        column->addWidget(m_reader);
        column->addWidget(m_close, 0, Qt::AlignRight);
        resize(scaled(640), scaled(620));
        refresh();
    }

protected:
    void changeEvent(QEvent* event) override
    {
        if (event->type() == QEvent::LanguageChange)
            refresh();
        QDialog::changeEvent(event);
    }

private:
    void refresh()
    {
        setWindowTitle(m_titleWords());
        m_close->setText(say(QT_TRANSLATE_NOOP("Pages", "Close")));
        if (m_format == Qt::MarkdownText)
            // A package's card is Markdown and no more: what looks like HTML is text.
            m_reader->document()->setMarkdown(m_textWords(),
                                              QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                                                  .setFlag(QTextDocument::MarkdownNoHTML));
        else
            m_reader->setHtml(m_textWords());
    }

    Words m_titleWords, m_textWords;
    Qt::TextFormat m_format;
    QTextBrowser* m_reader;
    QPushButton* m_close;
};

void showPage(QWidget& window, Page::Words title, Page::Words text, Qt::TextFormat format)
{
    (new Page(window, std::move(title), std::move(text), format))->show();
}

QString row(const QString& name, const QString& key)
{
    return QStringLiteral("<tr><td style='padding-right:32px'>%1</td><td>%2</td></tr>")
        .arg(name.toHtmlEscaped(), key.toHtmlEscaped());
}

QString heading(const QString& text)
{
    return QStringLiteral("<tr><td colspan='2'><h3>%1</h3></td></tr>").arg(text.toHtmlEscaped());
}

}

void showAbout(QWidget& window, const AboutFacts& facts)
{
    const auto text = [facts] {
        return QStringLiteral("<h2>Lantern %1</h2><p>%2</p><p><b>%3</b></p><table>%4%5%6%7</table><p>%8</p>")
            .arg(facts.version.toHtmlEscaped(),
                 say(QT_TRANSLATE_NOOP("Pages", "A radiology viewer with an AI overlay and a patient timeline.")),
                 say(QT_TRANSLATE_NOOP(
                     "Pages", "For research and education only. Not a medical device, not for diagnostic use.")),
                 row(say(QT_TRANSLATE_NOOP("Pages", "Images are drawn by")), facts.renderer),
                 row(say(QT_TRANSLATE_NOOP("Pages", "Networks run on")), facts.runtime()),
                 row(QStringLiteral("Qt"), QString::fromLatin1(qVersion())),
                 row(say(QT_TRANSLATE_NOOP("Pages", "Licence")), QStringLiteral("Apache-2.0")),
                 say(QT_TRANSLATE_NOOP("Pages", "The display is not calibrated (DICOM PS3.14).")).toHtmlEscaped());
    };
    showPage(
        window, [] { return say(QT_TRANSLATE_NOOP("Pages", "About Lantern")); }, text, Qt::RichText);
}

namespace {

QString allKeys(const KeyMap& keys)
{
    QString rows = heading(say(QT_TRANSLATE_NOOP("Pages", "Mouse")));
    rows += row(say(QT_TRANSLATE_NOOP("Pages", "Left drag")),
                say(QT_TRANSLATE_NOOP("Pages", "the chosen tool; window at first: right is wider, down is brighter")));
    rows += row(say(QT_TRANSLATE_NOOP("Pages", "Left drag with Shift, with Ctrl")),
                say(QT_TRANSLATE_NOOP("Pages", "window coarse, fine")));
    rows += row(say(QT_TRANSLATE_NOOP("Pages", "Middle drag")), say(QT_TRANSLATE_NOOP("Pages", "pan")));
    rows += row(say(QT_TRANSLATE_NOOP("Pages", "Right drag")), say(QT_TRANSLATE_NOOP("Pages", "zoom")));
    rows += row(say(QT_TRANSLATE_NOOP("Pages", "Right click")), say(QT_TRANSLATE_NOOP("Pages", "menu of the tile")));
    rows += row(say(QT_TRANSLATE_NOOP("Pages", "Wheel")), say(QT_TRANSLATE_NOOP("Pages", "scroll, one slice a notch")));
    rows += row(say(QT_TRANSLATE_NOOP("Pages", "Wheel with Ctrl")), say(QT_TRANSLATE_NOOP("Pages", "zoom")));
    rows += row(say(QT_TRANSLATE_NOOP("Pages", "Double click")),
                say(QT_TRANSLATE_NOOP("Pages", "one tile alone, and back")));
    int last = -1;
    for (const Command& command : commands()) {
        if (static_cast<int>(command.menu) != last)
            rows += heading(withoutMnemonic(titleOf(command.menu)));
        last = static_cast<int>(command.menu);
        rows += row(nameOf(command), keyText(keys.keys(command)));
    }
    return QStringLiteral("<table>%1</table>").arg(rows);
}

}

void showKeys(QWidget& window, const KeyMap& keys)
{
    showPage(
        window, [] { return say(QT_TRANSLATE_NOOP("Pages", "All keys")); }, [&keys] { return allKeys(keys); },
        Qt::RichText);
}

void showModelCard(QWidget& window, const QString& title, std::function<QString()> markdown)
{
    showPage(
        window, [title] { return say(QT_TRANSLATE_NOOP("Pages", "Model card: %1")).arg(title); }, std::move(markdown),
        Qt::MarkdownText);
}

}
