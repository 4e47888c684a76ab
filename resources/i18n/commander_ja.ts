<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en_US">
<context>
    <name>Shortcuts</name>
    <message>
        <source>Declare an incident</source>
        <translation>インシデントを宣言</translation>
    </message>
    <message>
        <source>Open the broadcast</source>
        <translation>一斉連絡を開く</translation>
    </message>
    <message>
        <source>Send the broadcast</source>
        <translation>一斉連絡を送る</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>すべての操作</translation>
    </message>
    <message>
        <source>Settings and connections</source>
        <translation>設定と接続</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>役割</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>影響範囲</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>顧客・関係者への連絡</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>システム対応</translation>
    </message>
    <message>
        <source>What needs attention first</source>
        <translation>最初に見るべきこと</translation>
    </message>
    <message>
        <source>Search the timeline</source>
        <translation>タイムラインを検索</translation>
    </message>
    <message>
        <source>Practise (a drill)</source>
        <translation>訓練する</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Phase {number} of {last}: {name}</source>
        <translation>フェーズ {number}/{last}: {name}</translation>
    </message>
</context>
</TS>
