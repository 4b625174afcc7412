<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Outcome</name>
    <message numerus="yes">
        <source>%n model mark(s)</source>
        <translation>
            <numerusform>%n model mark</numerusform>
            <numerusform>%n model marks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnsavedQuestion</name>
    <message numerus="yes">
        <source>The measurements of %n study(s) could not be saved.</source>
        <translation>
            <numerusform>The measurements of %n study could not be saved.</numerusform>
            <numerusform>The measurements of %n studies could not be saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lantern::browser::SeriesModel</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lantern::shell::MainWindow</name>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>%n file could not be read.</numerusform>
            <numerusform>%n files could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n series</numerusform>
            <numerusform>%n series</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lantern::shell::RecordPicker</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lantern::shell::StatusLine</name>
    <message numerus="yes">
        <source>(%n more)</source>
        <translation>
            <numerusform>(%n more)</numerusform>
            <numerusform>(%n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lantern::shell::TimelinePanel</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) not used by the model</source>
        <translation>
            <numerusform>%n value not used by the model</numerusform>
            <numerusform>%n values not used by the model</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lantern::shell::UnreadPage</name>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>%n file could not be read.</numerusform>
            <numerusform>%n files could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s) hold no images.</source>
        <translation>
            <numerusform>%n other file holds no images.</numerusform>
            <numerusform>%n other files hold no images.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lantern::timeline::TimelineView</name>
    <message numerus="yes">
        <source>%n event(s) here</source>
        <translation>
            <numerusform>%n event here</numerusform>
            <numerusform>%n events here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more: click for the list</source>
        <translation>
            <numerusform>and %n more: click for the list</numerusform>
            <numerusform>and %n more: click for the list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>viewer</name>
    <message numerus="yes">
        <source>%n patient(s) on the screen</source>
        <translation>
            <numerusform>%n patient on the screen</numerusform>
            <numerusform>%n patients on the screen</numerusform>
        </translation>
    </message>
</context>
</TS>
