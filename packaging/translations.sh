#!/bin/sh
# Brings the words of the sources into resources/translations. New ones come in as unfinished: translate
# them (Qt Linguist, or any editor), then the test ui/translations is content. Words that are gone go.
set -e
cd "$(dirname "$0")/.."
lupdate=${LUPDATE:-/usr/lib/qt6/bin/lupdate}
made=$(mktemp -d)
trap 'rm -r "$made"' EXIT
# What core says stands in a table a room, which lupdate reads as the preprocessor leaves it.
for table in core/*/messages.def; do
    room=$(basename "$(dirname "$table")")
    printf '#define LANTERN_MESSAGE(name, english, ...) QT_TRANSLATE_NOOP("%s", english)\n#include "%s"\n' "$room" "$table" |
        "${CXX:-c++}" -E -P -I. -x c++ - >>"$made/messages.cpp"
done
words="-I . -locations none -no-obsolete -silent ui app/lantern $made/messages.cpp"
"$lupdate" $words -source-language en -target-language zh_CN -ts resources/translations/lantern_zh_CN.ts
# English stands in the sources; only what has a singular and a plural is here.
"$lupdate" $words -source-language en -target-language en -pluralonly -ts resources/translations/lantern_en.ts
