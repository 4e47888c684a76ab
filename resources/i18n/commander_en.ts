<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>AttachLine</name>
    <message numerus="yes">
        <source>Attaching %n file(s)…</source>
        <comment>files</comment>
        <translation>
            <numerusform>Attaching %n file…</numerusform>
            <numerusform>Attaching %n files…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more not attached</source>
        <comment>files</comment>
        <translation>
            <numerusform>%n more not attached</numerusform>
            <numerusform>%n more not attached</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) attached</source>
        <comment>files</comment>
        <translation>
            <numerusform>%n file attached</numerusform>
            <numerusform>%n files attached</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttentionStrip</name>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>matters</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message numerus="yes">
        <source>%n audience(s)</source>
        <comment>whom we tell</comment>
        <translation>
            <numerusform>%n audience</numerusform>
            <numerusform>%n audiences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalledGroups</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClockStrip</name>
    <message numerus="yes">
        <source>promised for {time}, late by %n minute(s)</source>
        <translation>
            <numerusform>promised for {time}, late by %n minute</numerusform>
            <numerusform>promised for {time}, late by %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectionDots</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <comment>deliveries</comment>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyLine</name>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <comment>rows of the timeline</comment>
        <translation>
            <numerusform>%n row copied</numerusform>
            <numerusform>%n rows copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DebriefPage</name>
    <message numerus="yes">
        <source>%n point(s)</source>
        <comment>the score of a drill</comment>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EraseLine</name>
    <message numerus="yes">
        <source>Its %n attached file(s) go too.</source>
        <comment>files</comment>
        <translation>
            <numerusform>Its %n attached file goes too.</numerusform>
            <numerusform>Its %n attached files go too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%n attached file(s) in {file}.</source>
        <comment>files</comment>
        <translation>
            <numerusform>%n attached file in {file}.</numerusform>
            <numerusform>%n attached files in {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them missing or altered, and left out.</source>
        <comment>files</comment>
        <translation>
            <numerusform>%n of them missing or altered, and left out.</numerusform>
            <numerusform>%n of them missing or altered, and left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message numerus="yes">
        <source>Only the %n row(s) chosen</source>
        <translation>
            <numerusform>Only the %n row chosen</numerusform>
            <numerusform>Only the %n rows chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LiveLine</name>
    <message numerus="yes">
        <source>%n row(s) not sent live: </source>
        <comment>rows of the timeline</comment>
        <translation>
            <numerusform>%n row not sent live: </numerusform>
            <numerusform>%n rows not sent live: </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessagesPane</name>
    <message numerus="yes">
        <source>%n blank(s) to fill</source>
        <translation>
            <numerusform>%n blank to fill</numerusform>
            <numerusform>%n blanks to fill</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MilestonesPage</name>
    <message numerus="yes">
        <source>%n closed incident(s); drills, tests and notices don&apos;t count</source>
        <translation>
            <numerusform>%n closed incident; drills, tests and notices don&apos;t count</numerusform>
            <numerusform>%n closed incidents; drills, tests and notices don&apos;t count</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewRows</name>
    <message numerus="yes">
        <source>%n new ↓</source>
        <comment>rows of the timeline</comment>
        <translation>
            <numerusform>%n new ↓</numerusform>
            <numerusform>%n new ↓</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>%n matter(s) need a person</source>
        <comment>notification</comment>
        <translation>
            <numerusform>%n matter needs a person</numerusform>
            <numerusform>%n matters need a person</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PasteLine</name>
    <message numerus="yes">
        <source>Pasted: %n entries, </source>
        <translation>
            <numerusform>Pasted: %n entry, </numerusform>
            <numerusform>Pasted: %n entries, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a time</source>
        <translation>
            <numerusform>%n with a time</numerusform>
            <numerusform>%n with a time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n begin with a day that there is not: kept as words.</source>
        <translation>
            <numerusform>%n begins with a day that there is not: kept as words.</numerusform>
            <numerusform>%n begin with a day that there is not: kept as words.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacyDrafts</name>
    <message numerus="yes">
        <source>Handed out %n time(s).</source>
        <translation>
            <numerusform>Handed out %n time.</numerusform>
            <numerusform>Handed out %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blank(s) to fill ({key}).</source>
        <translation>
            <numerusform>%n blank to fill ({key}).</numerusform>
            <numerusform>%n blanks to fill ({key}).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionsEditor</name>
    <message numerus="yes">
        <source>%n open</source>
        <comment>questions</comment>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordedWhere</name>
    <message numerus="yes">
        <source>Recorded %n entries, {first} to {last}. Ctrl+Z strikes them.</source>
        <translation>
            <numerusform>Recorded %n entry, {first} to {last}. Ctrl+Z strikes it.</numerusform>
            <numerusform>Recorded %n entries, {first} to {last}. Ctrl+Z strikes them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchPane</name>
    <message numerus="yes">
        <source>%n found</source>
        <comment>rows of the timeline</comment>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetFoot</name>
    <message numerus="yes">
        <source>%n second(s) to take it back</source>
        <translation>
            <numerusform>%n second to take it back</numerusform>
            <numerusform>%n seconds to take it back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Practise: %n place(s)</source>
        <translation>
            <numerusform>Practise: %n place</numerusform>
            <numerusform>Practise: %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send to %n place(s)</source>
        <translation>
            <numerusform>Send to %n place</numerusform>
            <numerusform>Send to %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} and %n more</numerusform>
            <numerusform>{names} and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetLanguages</name>
    <message numerus="yes">
        <source>{named} and %n more</source>
        <translation>
            <numerusform>{named} and %n more</numerusform>
            <numerusform>{named} and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetSources</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{text} and %n more</source>
        <translation>
            <numerusform>{text} and %n more</numerusform>
            <numerusform>{text} and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StrikeLine</name>
    <message numerus="yes">
        <source>Strike the %n entries that were recorded last?</source>
        <translation>
            <numerusform>Strike the %n entry that was recorded last?</numerusform>
            <numerusform>Strike the %n entries that were recorded last?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimelineReader</name>
    <message numerus="yes">
        <source>%n unread from here</source>
        <comment>rows of the timeline</comment>
        <translation>
            <numerusform>%n unread from here</numerusform>
            <numerusform>%n unread from here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message numerus="yes">
        <source>%n other(s)</source>
        <comment>open incidents</comment>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoStrip</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <comment>until it is sent</comment>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnreadRows</name>
    <message numerus="yes">
        <source>%n unread ↑</source>
        <comment>rows of the timeline</comment>
        <translation>
            <numerusform>%n unread ↑</numerusform>
            <numerusform>%n unread ↑</numerusform>
        </translation>
    </message>
</context>
</TS>
