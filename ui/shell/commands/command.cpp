#include "ui/shell/commands/command.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>
#include <array>

namespace lantern::shell {

#define LANTERN_COMMANDS(name) Commands commands_of_##name();
#include "ui/shell/commands/commands.def"
#undef LANTERN_COMMANDS

namespace {

constexpr std::array MenuTitles{
    QT_TRANSLATE_NOOP("Actions", "&File"),     QT_TRANSLATE_NOOP("Actions", "&Image"),
    QT_TRANSLATE_NOOP("Actions", "&Window"),   QT_TRANSLATE_NOOP("Actions", "&Tools"),
    QT_TRANSLATE_NOOP("Actions", "&Measure"),  QT_TRANSLATE_NOOP("Actions", "&View"),
    QT_TRANSLATE_NOOP("Actions", "&Analysis"), QT_TRANSLATE_NOOP("Actions", "&Help"),
};

Commands gathered()
{
    Commands all;
    for (auto* feature : {
#define LANTERN_COMMANDS(name) &commands_of_##name,
#include "ui/shell/commands/commands.def"
#undef LANTERN_COMMANDS
         })
        std::ranges::move(feature(), std::back_inserter(all));
    std::ranges::stable_sort(all, {}, &Command::menu);
    return all;
}

}

const Commands& commands()
{
    static const Commands all = gathered();
    return all;
}

const Command* findCommand(std::string_view id)
{
    const auto found =
        std::ranges::find(commands(), id, [](const Command& command) { return std::string_view(command.id); });
    return found == commands().end() ? nullptr : &*found;
}

QString textOf(const Command& command)
{
    return command.name ? command.name() : QCoreApplication::translate("Actions", command.text);
}

QString nameOf(const Command& command) { return withoutMnemonic(textOf(command)); }

QString titleOf(Menu menu)
{
    return QCoreApplication::translate("Actions", MenuTitles[static_cast<std::size_t>(menu)]);
}

QString withoutMnemonic(QString text)
{
    static const QRegularExpression inBrackets(QStringLiteral("\\(&.\\)"));
    return text.remove(inBrackets).remove(u'&').remove(u'…');
}

}
