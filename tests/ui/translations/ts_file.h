#pragma once

#include <QFile>
#include <QStringList>
#include <QXmlStreamReader>
#include <utility>
#include <vector>

namespace lantern::test {

// One entry of a Qt Linguist file.
struct TsEntry {
    QString context, source, type;    // type: "" when finished, else "unfinished", "vanished", "obsolete"
    QStringList translations;    // several for plurals
    bool hasNumber = false;
    std::pair<QString, QString> key() const { return {context, source}; }
};

inline std::vector<TsEntry> readTs(const QString& path)
{
    std::vector<TsEntry> all;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return all;
    QXmlStreamReader xml(&file);
    QString context;
    TsEntry message;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::EndElement && xml.name() == u"message") {
            message.context = context;
            all.push_back(message);
        }
        if (token != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            message = {};
            message.hasNumber = xml.attributes().value(QStringLiteral("numerus")) == u"yes";
        } else if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            message.type = xml.attributes().value(QStringLiteral("type")).toString();
            if (!message.hasNumber)
                message.translations = {xml.readElementText()};
        } else if (xml.name() == u"numerusform") {
            message.translations.append(xml.readElementText());
        }
    }
    return all;
}

}
