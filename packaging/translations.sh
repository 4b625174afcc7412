#!/bin/sh
# Brings the words of the sources into resources/translations. New ones come in as unfinished: translate
# them (Qt Linguist, or any editor), then the test ui/translations is content. Words that are gone go.
set -e
cd "$(dirname "$0")/.."
lupdate=${LUPDATE:-/usr/lib/qt6/bin/lupdate}
words="-I . -locations none -no-obsolete -silent ui app/lantern"
"$lupdate" $words -source-language en -target-language zh_CN -ts resources/translations/lantern_zh_CN.ts
# English stands in the sources; only what has a singular and a plural is here.
"$lupdate" $words -source-language en -target-language en -pluralonly -ts resources/translations/lantern_en.ts
