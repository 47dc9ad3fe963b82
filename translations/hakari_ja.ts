<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>Argument</name>
    <message>
        <source>demand</source>
        <translation>需要</translation>
    </message>
    <message>
        <source>sequences</source>
        <translation>学習シーケンス数</translation>
    </message>
    <message>
        <source>utilisation ceiling</source>
        <translation>稼働率の上限</translation>
    </message>
    <message>
        <source>PUE</source>
        <translation>PUE</translation>
    </message>
    <message>
        <source>service life</source>
        <translation>使用期間</translation>
    </message>
    <message>
        <source>throughput</source>
        <translation>スループット</translation>
    </message>
    <message>
        <source>source</source>
        <translation>出典</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>power at the limit</source>
        <translation>全負荷時の消費電力</translation>
    </message>
    <message>
        <source>power curve</source>
        <translation>電力曲線</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>シナリオ</translation>
    </message>
    <message>
        <source>Sequence length</source>
        <translation>シーケンス長</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>The latency bound of server</source>
        <translation>server のレイテンシの上限</translation>
    </message>
    <message>
        <source>Latency bound</source>
        <translation>レイテンシの上限</translation>
    </message>
    <message>
        <source>Arrival rate</source>
        <translation>到着率</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>計測時間</translation>
    </message>
</context>
<context>
    <name>Caveat</name>
    <message>
        <source>The run of {candidate} was judged {state}.</source>
        <translation>{candidate} の計測の判定は「{state}」である。</translation>
    </message>
    <message>
        <source>The run of {candidate} was judged {state}; not met: {reasons}.</source>
        <translation>{candidate} の計測の判定は「{state}」である。満たさなかった規則: {reasons}。</translation>
    </message>
    <message>
        <source>A sample of {candidate} has {value} tokens and one of {baseline} {other}: they did not do the same work.</source>
        <translation>1 件あたりのトークン数は、{candidate} が {value}、{baseline} が {other} で、処理した量が異なる。</translation>
    </message>
    <message>
        <source>A sample of {candidate} takes {value} × 10⁹ floating-point operations and one of {baseline} {other} × 10⁹: they did not do the same work.</source>
        <translation>1 件あたりの浮動小数点演算は、{candidate} が {value} × 10⁹ 回、{baseline} が {other} × 10⁹ 回で、処理した量が異なる。</translation>
    </message>
    <message>
        <source>A sample of {candidate} has {value} tokens; how large one of {baseline} is, is not stated: they may not have done the same work.</source>
        <translation>{candidate} の 1 件は {value} トークンだが、{baseline} の 1 件の大きさは示されていない。処理した量が異なる可能性がある。</translation>
    </message>
    <message>
        <source>A sample of {candidate} takes {value} × 10⁹ floating-point operations; how large one of {baseline} is, is not stated: they may not have done the same work.</source>
        <translation>{candidate} の 1 件は {value} × 10⁹ 回の浮動小数点演算だが、{baseline} の 1 件の大きさは示されていない。処理した量が異なる可能性がある。</translation>
    </message>
    <message>
        <source>{reasons}, {reason}</source>
        <translation>{reasons}、{reason}</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>Candidates</source>
        <translation>候補</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>ベースライン</translation>
    </message>
    <message>
        <source>% of the baseline</source>
        <translation>ベースライン比 (%)</translation>
    </message>
    <message>
        <source>No candidate has this figure</source>
        <translation>数値のある候補なし</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>claimed by the source</source>
        <translation>出典の記載値</translation>
    </message>
    <message>
        <source>%1 (facility)</source>
        <translation>%1 (施設全体)</translation>
    </message>
    <message>
        <source>%1 (IT equipment)</source>
        <translation>%1 (IT 機器)</translation>
    </message>
</context>
<context>
    <name>ComparisonModel</name>
    <message>
        <source>%1: (value − baseline) ÷ baseline</source>
        <translation>%1: (値 − ベースライン) ÷ ベースライン</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>候補</translation>
    </message>
    <message>
        <source>vs base</source>
        <translation>増減率</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>台数</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>No clear difference: the interval of the ratio includes 1.</source>
        <translation>明確な差はありません (比の区間が 1 を含んでいます)。</translation>
    </message>
    <message>
        <source>work may differ</source>
        <translation>処理量が異なる可能性</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>{file} does not exist. Check the path.</source>
        <translation>{file} は存在しません。パスを確認してください。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {cause}. Check its permissions and the disk.</source>
        <translation>{file} を読み込めません ({cause})。アクセス権とディスクを確認してください。</translation>
    </message>
    <message>
        <source>{file} is larger than {limit}. Split it, or check that it is the right file.</source>
        <translation>{file} は {limit} を超えています。分割するか、正しいファイルかどうかを確認してください。</translation>
    </message>
    <message>
        <source>{file} is empty. Copy it again from where it was written.</source>
        <translation>{file} は空です。書き出し元からコピーし直してください。</translation>
    </message>
    <message>
        <source>{file}, line {line}: not valid UTF-8 text. Save the file as UTF-8 and try again.</source>
        <translation>{file}、{line} 行目: 正しい UTF-8 のテキストではありません。UTF-8 で保存してから、もう一度試してください。</translation>
    </message>
    <message>
        <source>{file} was not written: {cause}. Choose another folder or free some space.</source>
        <translation>{file} に書き込めませんでした ({cause})。別のフォルダーを選ぶか、空き容量を増やしてください。</translation>
    </message>
    <message>
        <source>{file}: the column &quot;{column}&quot; is missing. Add it to the first line.</source>
        <translation>{file}: 列「{column}」がありません。1 行目に追加してください。</translation>
    </message>
    <message>
        <source>{file}, line {line}: fewer fields than the first line names. Complete the line.</source>
        <translation>{file}、{line} 行目: 値の数が 1 行目の列数より少なくなっています。不足している値を補ってください。</translation>
    </message>
    <message>
        <source>{file}, line {line}, column &quot;{column}&quot;: &quot;{value}&quot; is not a usable number. Write it with a decimal point and no unit.</source>
        <translation>{file}、{line} 行目、列「{column}」: 「{value}」は数値として使えません。小数点にはピリオドを使い、単位を付けずに書いてください。</translation>
    </message>
    <message>
        <source>{file}, line {line}: the source &quot;{value}&quot; is not in sources.csv. Add it there.</source>
        <translation>{file}、{line} 行目: 出典「{value}」が sources.csv にありません。sources.csv に追加してください。</translation>
    </message>
    <message>
        <source>{file}, line {line}, column {column}: not valid JSON. Correct that place.</source>
        <translation>{file}、{line} 行目、{column} 文字目: 正しい JSON ではありません。その箇所を修正してください。</translation>
    </message>
    <message>
        <source>{file}: &quot;{place}&quot; appears twice. Keep one of the two.</source>
        <translation>{file}: 「{place}」が重複しています。どちらか一方だけを残してください。</translation>
    </message>
    <message>
        <source>{file}: nested too deeply to be a study. Check that it is the right file.</source>
        <translation>{file}: 入れ子が深すぎるため、スタディとして読み込めません。正しいファイルかどうかを確認してください。</translation>
    </message>
    <message>
        <source>{file}: &quot;{place}&quot; is missing. Add it.</source>
        <translation>{file}: 「{place}」がありません。追加してください。</translation>
    </message>
    <message>
        <source>{file}: &quot;{place}&quot; must be {expected}. Correct it.</source>
        <translation>{file}: 「{place}」の値が正しくありません (必要な値: {expected})。修正してください。</translation>
    </message>
    <message>
        <source>{file}: &quot;{place}&quot; is {value}, but must be {expected}. Correct it.</source>
        <translation>{file}: 「{place}」の値 {value} は使えません (必要な値: {expected})。修正してください。</translation>
    </message>
    <message>
        <source>{file}: &quot;{place}&quot; names the instance &quot;{value}&quot;, which is not in the catalogue. Correct the name, or leave it out and state price and power.</source>
        <translation>{file}: 「{place}」のインスタンス「{value}」はカタログにありません。名前を修正するか、名前を省いて料金と消費電力を記載してください。</translation>
    </message>
    <message>
        <source>{file}: &quot;{place}&quot; is &quot;{value}&quot;, which is not known. Use one of: {expected}.</source>
        <translation>{file}: 「{place}」の値「{value}」は認識できません。次のいずれかを指定してください: {expected}</translation>
    </message>
    <message>
        <source>{file} has format version {version}, written by a newer Hakari. Update Hakari to read it.</source>
        <translation>{file} の形式バージョンは {version} で、より新しい Hakari で作成されています。読み込むには Hakari を更新してください。</translation>
    </message>
    <message>
        <source>There is no study &quot;{value}&quot;. Use one of: {expected}; or give the path of a study file.</source>
        <translation>スタディ「{value}」はありません。スタディファイルのパスか、次のいずれかを指定してください: {expected}</translation>
    </message>
    <message>
        <source>The region &quot;{value}&quot; is not in the catalogue. Use one of: {expected}.</source>
        <translation>リージョン「{value}」はカタログにありません。次のいずれかを指定してください: {expected}</translation>
    </message>
    <message>
        <source>There is no candidate &quot;{value}&quot; in this study. Use one of: {expected}.</source>
        <translation>このスタディに候補「{value}」はありません。次のいずれかを指定してください: {expected}</translation>
    </message>
    <message>
        <source>{file}: the candidate &quot;{value}&quot; appears twice. Give each its own id.</source>
        <translation>{file}: 候補「{value}」が重複しています。それぞれに異なる id を付けてください。</translation>
    </message>
    <message>
        <source>{file}: the study has no candidates. Add at least one under &quot;candidates&quot;.</source>
        <translation>{file}: スタディに候補がありません。「candidates」に1つ以上追加してください。</translation>
    </message>
    <message>
        <source>The instance &quot;{value}&quot; is not in the catalogue. Check its name, or enter its price and power by hand.</source>
        <translation>インスタンス「{value}」はカタログにありません。名前を確認するか、料金と消費電力を直接入力してください。</translation>
    </message>
    <message>
        <source>{argument}: &quot;{value}&quot; is not accepted. Give {expected}.</source>
        <translation>{argument}: 「{value}」は使えません。{expected}を指定してください。</translation>
    </message>
    <message>
        <source>The format &quot;{value}&quot; cannot be written. Use one of: {expected}.</source>
        <translation>形式「{value}」では書き出せません。次のいずれかを指定してください: {expected}</translation>
    </message>
    <message>
        <source>No throughput is known for {candidate}. Measure it, or enter it with its source.</source>
        <translation>{candidate} のスループットが不明です。計測するか、出典とともに入力してください。</translation>
    </message>
    <message>
        <source>{candidate} needs {value} at the 99th percentile, above the bound of {limit}. Raise the bound, or leave the candidate out.</source>
        <translation>{candidate} の 99 パーセンタイルのレイテンシは {value} で、上限の {limit} を超えています。上限を上げるか、この候補を外してください。</translation>
    </message>
    <message>
        <source>The number of instances that trained {candidate} is not known. Enter it.</source>
        <translation>{candidate} の学習に使われたインスタンス数が不明です。入力してください。</translation>
    </message>
    <message>
        <source>The catalogue has no {year} price of {candidate} in {region}. Choose another year or region, or enter the price.</source>
        <translation>カタログには {candidate} の料金 ({region}、{year}) がありません。別の年またはリージョンを選ぶか、料金を入力してください。</translation>
    </message>
    <message>
        <source>{candidate} has no price. Name its instance, or enter the price per hour.</source>
        <translation>{candidate} の料金がありません。インスタンスを指定するか、1時間あたりの料金を入力してください。</translation>
    </message>
    <message>
        <source>The price of {candidate} is in {value}, the others are in {expected}. Enter it in {expected}.</source>
        <translation>{candidate} の料金は {value} ですが、ほかの料金は {expected} です。{expected} で入力してください。</translation>
    </message>
    <message>
        <source>No power was measured or published for {candidate}. Meter it, or enter its idle and full-load watts.</source>
        <translation>{candidate} の消費電力は、実測も公表もされていません。計測するか、アイドル時と全負荷時の消費電力 (W) を入力してください。</translation>
    </message>
    <message>
        <source>The catalogue has no carbon intensity for {region} from that source and year. Choose another, or enter the value.</source>
        <translation>カタログには、選んだ出典と年の {region} の炭素強度がありません。別の出典か年を選ぶか、値を入力してください。</translation>
    </message>
    <message>
        <source>No embodied carbon is published for {candidate}. Leave embodied carbon out, or enter it.</source>
        <translation>{candidate} の製造時の炭素排出量は公表されていません。製造時の炭素排出量を含めない設定にするか、値を入力してください。</translation>
    </message>
    <message>
        <source>Embodied carbon is left out. Switch it on in the assumptions.</source>
        <translation>製造時の炭素排出量は含まれていません。前提条件で「含める」をオンにしてください。</translation>
    </message>
    <message>
        <source>This figure does not apply to this kind of study.</source>
        <translation>この種類のスタディに、この数値はありません。</translation>
    </message>
    <message>
        <source>The baseline {candidate} has no such figure, so no change can be stated.</source>
        <translation>ベースラインの {candidate} にこの数値がないため、増減率を示せません。</translation>
    </message>
    <message>
        <source>{file} holds no result that Hakari reads. Choose the folder with mlperf_log_summary.txt.</source>
        <translation>{file} に、Hakari で読み込める結果がありません。mlperf_log_summary.txt のあるフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{file} ends early: &quot;{expected}&quot; is missing. Copy the complete file again.</source>
        <translation>{file} は途中で切れています (「{expected}」がありません)。完全なファイルをコピーし直してください。</translation>
    </message>
    <message>
        <source>{file} is not an MLPerf LoadGen log. Choose the folder with mlperf_log_summary.txt.</source>
        <translation>{file} は MLPerf LoadGen のログではありません。mlperf_log_summary.txt のあるフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{file}, line {line}: &quot;{value}&quot; is not a usable value. Copy the file again.</source>
        <translation>{file}、{line} 行目: 「{value}」は値として使えません。ファイルをコピーし直してください。</translation>
    </message>
    <message>
        <source>{file} does not belong to the other files: it says {value}, they say {expected}. Keep the files of one run together.</source>
        <translation>{file} はほかのファイルと一致しません (このファイル: {value}、ほかのファイル: {expected})。同じ実行のファイルだけをまとめてください。</translation>
    </message>
    <message>
        <source>{file}: the scenario &quot;{value}&quot; is not one of Offline, Server, SingleStream, MultiStream. Choose a performance run.</source>
        <translation>{file}: シナリオ「{value}」は Offline、Server、SingleStream、MultiStream のいずれでもありません。性能計測の実行を選んでください。</translation>
    </message>
    <message>
        <source>{file} is the log of a run in the mode &quot;{value}&quot;, which measures no performance. Choose the folder of the performance run.</source>
        <translation>{file} は「{value}」モードの実行のログで、性能を計測していません。性能計測の実行のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{file} names no power_begin and power_end, so the power log cannot be cut. Add the mlperf_log_detail.txt of the same run.</source>
        <translation>{file} に power_begin と power_end がないため、電力ログから計測区間を切り出せません。同じ実行の mlperf_log_detail.txt を追加してください。</translation>
    </message>
    <message>
        <source>{file}, line {line}: not a power reading. Copy the complete file again.</source>
        <translation>{file}、{line} 行目: 電力の計測値ではありません。完全なファイルをコピーし直してください。</translation>
    </message>
    <message>
        <source>{file} holds no power reading inside the measured window. Use the power log of the same run.</source>
        <translation>{file} に、計測区間内の電力の計測値がありません。同じ実行の電力ログを使ってください。</translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed.</source>
        <translation>キャンセルしました。何も変更されていません。</translation>
    </message>
    <message>
        <source>{argument} is missing. Give {expected}.</source>
        <translation>{argument}がありません。{expected}を指定してください。</translation>
    </message>
    <message>
        <source>The energy of {candidate} is published only relative to {value}, whose energy is not known. Enter the power of {value}.</source>
        <translation>{candidate} の消費電力量は {value} に対する比だけが公表されており、比較先の消費電力量は不明です。{value} の消費電力を入力してください。</translation>
    </message>
    <message>
        <source>{file} covers {value}, but the run was {expected}. Use the power log of the same run.</source>
        <translation>{file} の記録は {value} ですが、実行は {expected} です。同じ実行の電力ログを使ってください。</translation>
    </message>
    <message>
        <source>There is no workload &quot;{value}&quot;. Use one of: {expected}; or give the path of a workload file.</source>
        <translation>ワークロード「{value}」はありません。{expected} のいずれか、またはワークロードファイルのパスを指定してください。</translation>
    </message>
    <message>
        <source>The backend {backend} cannot run {workload}: {cause}. Choose another backend.</source>
        <translation>バックエンド {backend} では {workload} を実行できません ({cause})。別のバックエンドを選んでください。</translation>
    </message>
    <message>
        <source>There is no backend &quot;{value}&quot;. Use one of: {expected}.</source>
        <translation>バックエンド「{value}」はありません。{expected} のいずれかを使ってください。</translation>
    </message>
    <message>
        <source>The backend {backend} failed: {cause}. Check the library and the device, then run again.</source>
        <translation>バックエンド {backend} が失敗しました ({cause})。ライブラリとデバイスを確認して、もう一度実行してください。</translation>
    </message>
    <message>
        <source>The backend {backend} crashed: {cause}. What was measured is kept. Check its library and driver, then run again.</source>
        <translation>バックエンド {backend} が異常終了しました ({cause})。計測済みのデータは保存されています。ライブラリとドライバーを確認して、もう一度実行してください。</translation>
    </message>
    <message>
        <source>The backend {backend} finished nothing for {value} and was ended. What was measured is kept. Check the device, or allow more time.</source>
        <translation>バックエンド {backend} の処理が {value} の間 1 件も完了しなかったため終了しました。計測済みのデータは保存されています。デバイスを確認するか、待ち時間を長くしてください。</translation>
    </message>
    <message>
        <source>The run was ended before its time. What was measured is in {file}.</source>
        <translation>実行は途中で中断されました。計測済みのデータは {file} にあります。</translation>
    </message>
    <message>
        <source>The backend {backend} has no device &quot;{value}&quot; here. Use one of: {expected}.</source>
        <translation>バックエンド {backend} で使えるデバイスに「{value}」はありません。{expected} のいずれかを使ってください。</translation>
    </message>
    <message>
        <source>The backend {backend} does not offer the precision {value} for this workload on this device. Use one of: {expected}.</source>
        <translation>バックエンド {backend} は、このワークロードとデバイスでは精度 {value} に対応していません。{expected} のいずれかを使ってください。</translation>
    </message>
    <message>
        <source>{file} cannot be used as a model: {cause}. Export it again as TorchScript, and declare its inputs as its forward() takes them.</source>
        <translation>{file} はモデルとして使えません ({cause})。TorchScript として書き出し直し、forward() の引数のとおりに入力を宣言してください。</translation>
    </message>
    <message>
        <source>{workload} needs about {value} of memory, and {limit} is free. Choose a smaller batch, or a host with more memory.</source>
        <translation>{workload} には約 {value} のメモリが必要ですが、空きは {limit} です。バッチを小さくするか、メモリの多いホストを使ってください。</translation>
    </message>
    <message>
        <source>{workload} holds the latency bound of {limit} at no arrival rate. Raise the bound, or choose a faster device.</source>
        <translation>{workload} はどの到着率でもレイテンシの上限 {limit} を守れません。上限を上げるか、より速いデバイスを選んでください。</translation>
    </message>
    <message>
        <source>{file}, line {line}: {cause}. Copy the recorded run again.</source>
        <translation>{file} の {line} 行目に問題があります ({cause})。実行の記録をもう一度コピーしてください。</translation>
    </message>
    <message>
        <source>{file} holds no recorded run. Choose a file that hakari-engine run has written.</source>
        <translation>{file} に実行の記録はありません。hakari-engine run が書き出したファイルを選んでください。</translation>
    </message>
    <message>
        <source>The backend {backend} cannot be used here: {cause}. Install {package} and build Hakari again.</source>
        <translation>バックエンド {backend} はここでは使えません ({cause})。{package} をインストールして、Hakari をビルドし直してください。</translation>
    </message>
    <message>
        <source>{file} holds no RAPL counter: virtual machines and containers hide them, and not every processor has them. Measure on the machine itself, after &quot;modprobe intel_rapl_msr&quot;, or use another meter.</source>
        <translation>{file} に RAPL カウンターがありません。仮想マシンやコンテナーからは見えず、備えていないプロセッサーもあります。「modprobe intel_rapl_msr」を実行した実機で計測するか、別の電力計を使ってください。</translation>
    </message>
    <message>
        <source>{file} may be read by root only. Write {rule} into /etc/udev/rules.d/70-hakari-rapl.rules, add your user to the group adm, and restart the machine.</source>
        <translation>{file} は root しか読めません。/etc/udev/rules.d/70-hakari-rapl.rules に {rule} と書き、ユーザーをグループ adm に加えて、マシンを再起動してください。</translation>
    </message>
    <message>
        <source>{file} lists no ACPI power meter. Switch power metering on in the firmware&apos;s settings and run &quot;modprobe acpi_power_meter&quot;, or use another meter.</source>
        <translation>{file} に ACPI 電力計がありません。ファームウェアの設定で電力計測を有効にして「modprobe acpi_power_meter」を実行するか、別の電力計を使ってください。</translation>
    </message>
    <message>
        <source>{file} lists no power sensor on the board. Load the driver of one, or use another meter.</source>
        <translation>{file} に基板上の電力センサーがありません。センサーのドライバーを読み込むか、別の電力計を使ってください。</translation>
    </message>
    <message>
        <source>{file} lists no battery that tells its power. Use another meter.</source>
        <translation>{file} に電力を示すバッテリーがありません。別の電力計を使ってください。</translation>
    </message>
    <message>
        <source>{file} says &quot;{value}&quot;, so the battery does not feed this machine. Unplug the mains adapter to measure with it.</source>
        <translation>{file} が「{value}」のため、このマシンはバッテリーで動いていません。バッテリーで計測するには AC アダプターを抜いてください。</translation>
    </message>
    <message>
        <source>The power meter {meter} cannot be read: {file} holds no usable number. Load its driver again, or use another meter.</source>
        <translation>電力計 {meter} を読み取れません。{file} に使える数値がありません。ドライバーを読み込み直すか、別の電力計を使ってください。</translation>
    </message>
    <message>
        <source>{meter} gave {value} readings, and {expected} are needed. Measure longer, or read the meter more often.</source>
        <translation>{meter} の読み取りは {value} 回で、必要な {expected} 回に足りません。計測時間を長くするか、読み取りの間隔を短くしてください。</translation>
    </message>
    <message>
        <source>{meter} gave the impossible value {value} at {place}. Measure again, or use another meter.</source>
        <translation>{meter} が {place} にあり得ない値 {value} を示しました。もう一度計測するか、別の電力計を使ってください。</translation>
    </message>
    <message>
        <source>{meter} was read from {value}, but the window is {expected}. Read it from before the window&apos;s beginning until after its end.</source>
        <translation>{meter} の読み取りは {value} ですが、計測区間は {expected} です。区間の開始前から終了後まで読み取ってください。</translation>
    </message>
    <message>
        <source>The energy counter of {meter} fell by {value} at {place}, and not because it was full. Do not reload its driver during a run; measure again.</source>
        <translation>{meter} の電力量カウンターが {place} に {value} 減りましたが、桁あふれによるものではありません。実行中にドライバーを読み込み直さず、もう一度計測してください。</translation>
    </message>
    <message>
        <source>{meter} shows no energy at all over {value}, so it measures nothing here. Measure longer, or use another meter.</source>
        <translation>{meter} の電力量は {value} の間まったく増えておらず、ここでは何も計測していません。計測時間を長くするか、別の電力計を使ってください。</translation>
    </message>
    <message>
        <source>The run took {value} on average, less than the {expected} of the idle baseline. Measure the baseline again with nothing else running.</source>
        <translation>実行中の平均消費電力 {value} が、アイドル時の {expected} を下回っています。ほかに何も動かさずに、アイドル時の消費電力を計測し直してください。</translation>
    </message>
    <message>
        <source>{meter} tells a percentage of the device&apos;s greatest power, not watts. State the device&apos;s watts to have them estimated.</source>
        <translation>{meter} が示すのは W ではなく、デバイスの最大消費電力に対する割合です。推定値を得るには、デバイスの W 数を指定してください。</translation>
    </message>
    <message>
        <source>The catalogue has no power curve of &quot;{value}&quot;. Borrow that of another instance, or enter idle and full-load watts.</source>
        <translation>カタログに「{value}」の電力曲線がありません。別のインスタンスの電力曲線で代用するか、アイドル時と全負荷時の消費電力 (W) を入力してください。</translation>
    </message>
    <message>
        <source>{file} is no power log that Hakari reads. Give it spl.txt of PTDaemon, the CSV of nvidia-smi --query-gpu with its header, or emissions.csv of CodeCarbon.</source>
        <translation>{file} は Hakari が読み込める電力ログではありません。PTDaemon の spl.txt、見出し行のある nvidia-smi --query-gpu の CSV、または CodeCarbon の emissions.csv を指定してください。</translation>
    </message>
    <message>
        <source>The times in {file} name no time zone. State the zone that the clock of its host showed: --time-zone UTC, or --time-zone +09:00.</source>
        <translation>{file} の時刻にタイムゾーンがありません。記録したホストの時計のタイムゾーンを --time-zone UTC や --time-zone +09:00 のように指定してください。</translation>
    </message>
    <message>
        <source>{file} covers {value}, but the run was {expected}: they differ by a time zone. If the clock of the log&apos;s host showed {zone}, give --time-zone {zone}.</source>
        <translation>{file} の記録は {value} ですが、実行は {expected} で、タイムゾーンの分だけ異なります。記録したホストの時計が {zone} であれば、--time-zone {zone} を指定してください。</translation>
    </message>
    <message>
        <source>{file} has no row for {value} from {place} on; {limit} are allowed. Repeat the run with measure_power_secs=1 and on_csv_write=&quot;append&quot;, and call tracker.flush() every second: CodeCarbon writes a row only then and at its end.</source>
        <translation>{file} には {place} から {value} の間、行がありません (許容は {limit})。measure_power_secs=1 と on_csv_write=&quot;append&quot; を設定し、tracker.flush() を毎秒呼び出して、もう一度実行してください。CodeCarbon が行を書くのは、その時と終了時だけです。</translation>
    </message>
    <message>
        <source>{file}, line {line}: readings of several GPUs, and nothing tells which is whose. Query index or uuid as well.</source>
        <translation>{file}、{line} 行目: 複数の GPU の計測値がありますが、どの GPU のものか区別できません。index または uuid も記録してください。</translation>
    </message>
    <message>
        <source>{file}: the run already holds power of &quot;{value}&quot;. Attach another log, or begin with the run as it was recorded.</source>
        <translation>{file}: この実行には「{value}」の電力がすでに含まれています。別の電力ログを追加するか、元の実行の記録に追加してください。</translation>
    </message>
    <message>
        <source>The run {value} measured nothing that power could belong to. Attach the log to a run that came to its measurement.</source>
        <translation>実行 {value} には、電力を対応付けられる計測がありません。計測まで進んだ実行に電力ログを追加してください。</translation>
    </message>
    <message>
        <source>{file} cannot be used ({cause}). Install the driver of your NVIDIA GPU, or use another meter.</source>
        <translation>{file} を使えません ({cause})。NVIDIA GPU のドライバーをインストールするか、別の電力計を使ってください。</translation>
    </message>
    <message>
        <source>NVML finds no driver of an NVIDIA GPU in the kernel ({cause}). Run &quot;modprobe nvidia&quot;, give a container access to the GPU, or use another meter.</source>
        <translation>カーネルに NVIDIA GPU のドライバーがありません ({cause})。「modprobe nvidia」を実行するか、コンテナーから GPU を使えるようにするか、別の電力計を使ってください。</translation>
    </message>
    <message>
        <source>{file} is not of the same version as the NVIDIA driver that runs in the kernel ({cause}). Restart the machine to finish the driver&apos;s update.</source>
        <translation>{file} のバージョンが、カーネルで動作中の NVIDIA ドライバーと一致しません ({cause})。マシンを再起動して、ドライバーの更新を完了してください。</translation>
    </message>
    <message>
        <source>NVML cannot reach the NVIDIA driver ({cause}). See whether &quot;nvidia-smi&quot; works and your user may use /dev/nvidia*.</source>
        <translation>NVML から NVIDIA ドライバーを利用できません ({cause})。「nvidia-smi」が動作するか、ユーザーに /dev/nvidia* の使用権限があるかを確認してください。</translation>
    </message>
    <message>
        <source>NVML lists no GPU. Check that one is fitted, and that the container or virtual machine may use it.</source>
        <translation>NVML に GPU がありません。GPU が搭載されているか、コンテナーや仮想マシンから使えるかを確認してください。</translation>
    </message>
    <message>
        <source>No GPU tells NVML its power ({cause}). Use another meter.</source>
        <translation>消費電力を NVML に示す GPU がありません ({cause})。別の電力計を使ってください。</translation>
    </message>
    <message>
        <source>No GPU answers NVML any more ({cause}). Look for &quot;Xid&quot; in the kernel&apos;s log, restart the machine and measure again.</source>
        <translation>NVML に応答する GPU がなくなりました ({cause})。カーネルのログで「Xid」を探し、マシンを再起動して、もう一度計測してください。</translation>
    </message>
    <message>
        <source>A model is no meter, so it is used only when asked for: with &quot;--meter model --instance ID&quot;, where ID is an instance of the catalogue.</source>
        <translation>モデルは電力計ではないため、指定されたときにだけ使います。「--meter model --instance ID」で指定してください (ID はカタログのインスタンス)。</translation>
    </message>
    <message>
        <source>The power curve of {value} includes its accelerator, of whose load the CPUs tell nothing. Meter it, with NVML for instance, or use the curve in the comparison.</source>
        <translation>{value} の電力曲線はアクセラレーターを含みますが、その稼働率は CPU からはわかりません。NVML などで計測するか、電力曲線を比較で使ってください。</translation>
    </message>
    <message>
        <source>There is no power meter {value}. Choose from: {expected}.</source>
        <translation>電力計 {value} はありません。次から選んでください: {expected}。</translation>
    </message>
    <message>
        <source>None of the programs {program} is in PATH. Install {package}.</source>
        <translation>プログラム {program} のいずれも PATH にありません。{package} をインストールしてください。</translation>
    </message>
    <message>
        <source>The program {program} failed: {cause}. Run it in a terminal to see why.</source>
        <translation>プログラム {program} が失敗しました ({cause})。ターミナルで実行して原因を確かめてください。</translation>
    </message>
    <message>
        <source>{file} does not exist, so the machine&apos;s management controller cannot be asked. Run &quot;modprobe -a ipmi_si ipmi_devintf&quot; on a server that has one, or use another meter.</source>
        <translation>{file} がないため、マシンの管理コントローラー (BMC) に問い合わせられません。BMC を備えたサーバーで「modprobe -a ipmi_si ipmi_devintf」を実行するか、別の電力計を使ってください。</translation>
    </message>
    <message>
        <source>{file} may be used by root only. Write {rule} into /etc/udev/rules.d/70-hakari-ipmi.rules, add your user to the group adm, and restart the machine.</source>
        <translation>{file} は root しか使えません。/etc/udev/rules.d/70-hakari-ipmi.rules に {rule} と書き、ユーザーをグループ adm に加えて、マシンを再起動してください。</translation>
    </message>
    <message>
        <source>The machine&apos;s management controller tells {program} no power: {cause}. Switch power monitoring (DCMI) on in its settings, or use another meter.</source>
        <translation>マシンの管理コントローラー (BMC) が {program} に消費電力を示しません ({cause})。BMC の設定で電力監視 (DCMI) を有効にするか、別の電力計を使ってください。</translation>
    </message>
    <message>
        <source>{file} lists no AWS Neuron device. Measure on an Inferentia or Trainium instance with the driver aws-neuronx-dkms, or use another meter.</source>
        <translation>{file} に AWS Neuron デバイスがありません。ドライバー aws-neuronx-dkms を入れた Inferentia または Trainium のインスタンスで計測するか、別の電力計を使ってください。</translation>
    </message>
    <message>
        <source>{file} tells no power now: &quot;{value}&quot;. Wait two minutes after the driver was loaded, or update aws-neuronx-dkms.</source>
        <translation>{file} は「{value}」で、いまは消費電力を示していません。ドライバーの読み込みから2分待つか、aws-neuronx-dkms を更新してください。</translation>
    </message>
    <message>
        <source>The power feed {meter} gave no reading within {value}. Run &quot;{command}&quot; in a terminal: it must show a line such as &quot;314.5 W&quot; every second or so.</source>
        <translation>電力フィード {meter} から {value} 以内に値が届きませんでした。ターミナルで「{command}」を実行し、「314.5 W」のような行がおよそ1秒ごとに現れることを確かめてください。</translation>
    </message>
    <message>
        <source>The power feed {meter} has ended: {cause}. Run &quot;{command}&quot; in a terminal: it must print readings until it is stopped.</source>
        <translation>電力フィード {meter} が終了しました ({cause})。ターミナルで「{command}」を実行し、止めるまで値を出力し続けることを確かめてください。</translation>
    </message>
    <message>
        <source>The power feed {meter}, line {line}: &quot;{value}&quot; is not a reading: {cause}. Write lines such as &quot;314.5 W&quot;, or &quot;2026-11-23T10:15:00Z 314.5 W&quot;.</source>
        <translation>電力フィード {meter} の {line} 行目「{value}」は値として読めません ({cause})。「314.5 W」や「2026-11-23T10:15:00Z 314.5 W」のような行にしてください。</translation>
    </message>
    <message>
        <source>{meter} tells the mean power over {value}, but the window is only {limit}. Measure longer, or use another meter.</source>
        <translation>{meter} が示すのは {value} の平均消費電力ですが、計測区間は {limit} しかありません。計測時間を長くするか、別の電力計を使ってください。</translation>
    </message>
    <message>
        <source>{file} is not a workbook of Hakari. Choose a .hakari file.</source>
        <translation>{file} は Hakari のワークブックではありません。.hakari ファイルを選んでください。</translation>
    </message>
    <message>
        <source>{file} has version {version}, written by a newer Hakari, and can be read only. Update Hakari to change it.</source>
        <translation>{file} は新しい Hakari が書いたバージョン {version} のため、読み取りしかできません。変更するには Hakari を更新してください。</translation>
    </message>
    <message>
        <source>{file} exists already. Open it, or choose another name.</source>
        <translation>{file} は既にあります。それを開くか、別の名前を選んでください。</translation>
    </message>
    <message>
        <source>{file} is open for writing by {value} and can be read only. Close it there, then open it again.</source>
        <translation>{file} は {value} が書き込み用に開いているため、読み取りしかできません。そちらで閉じてから開き直してください。</translation>
    </message>
    <message>
        <source>{file} can be read only: {cause}. Copy it to a folder in which you may write to change it.</source>
        <translation>{file} は読み取りしかできません ({cause})。変更するには、書き込めるフォルダーにコピーしてください。</translation>
    </message>
    <message>
        <source>The program that last wrote {file} ended in the middle of it. Open the workbook once where it may be written, which repairs it.</source>
        <translation>{file} に最後に書き込んだプログラムが途中で終了しています。書き込める場所でワークブックを一度開くと修復されます。</translation>
    </message>
    <message>
        <source>{file} is in use by another program. Close it there, then try again.</source>
        <translation>{file} は別のプログラムが使用中です。そちらで閉じてから、もう一度試してください。</translation>
    </message>
    <message>
        <source>There is no space left to write {file}. All that was saved before is kept. Free some space, then try again.</source>
        <translation>{file} に書き込む空き容量がありません。それまでに保存した内容は残っています。空き容量を増やしてから、もう一度試してください。</translation>
    </message>
    <message>
        <source>{file} could not be read or written: {cause}. All that was saved before is kept. Check the disk, then try again.</source>
        <translation>{file} を読み書きできませんでした ({cause})。それまでに保存した内容は残っています。ディスクを確認してから、もう一度試してください。</translation>
    </message>
    <message>
        <source>{file} holds no result {value}. List its results again.</source>
        <translation>{file} に結果 {value} はありません。結果の一覧を更新してください。</translation>
    </message>
    <message>
        <source>{file} holds another result of the run {value} already. Remove that one first.</source>
        <translation>{file} には実行 {value} の別の結果が既にあります。先にそれを削除してください。</translation>
    </message>
    <message>
        <source>The result {value} in {file} is damaged: {cause}. Remove it, and add it again from its own files.</source>
        <translation>{file} の結果 {value} は壊れています ({cause})。削除し、元のファイルから追加し直してください。</translation>
    </message>
    <message>
        <source>The result {value} cannot be stored in {file}: {cause}. Correct it, then add it again.</source>
        <translation>結果 {value} を {file} に保存できません ({cause})。修正してから追加し直してください。</translation>
    </message>
    <message>
        <source>The result {value} in {file} is not being measured. Begin a new run.</source>
        <translation>{file} の結果 {value} は計測中ではありません。新しい実行を開始してください。</translation>
    </message>
    <message>
        <source>The result {value} in {file} was not interrupted, so there is nothing to accept. List the results again.</source>
        <translation>{file} の結果 {value} は途中終了ではないため、承認するものはありません。結果の一覧を更新してください。</translation>
    </message>
    <message>
        <source>{value} has no source. Name the source and where it is found.</source>
        <translation>{value} に出典がありません。出典とその所在を入力してください。</translation>
    </message>
    <message>
        <source>The backend {backend} does not run the workload {workload}. Choose one of: {expected}.</source>
        <translation>バックエンド {backend} はワークロード {workload} を実行しません。次のいずれかを選んでください: {expected}。</translation>
    </message>
    <message>
        <source>{value} could not be started: {cause}. Install it there, or correct the command that starts it.</source>
        <translation>{value} を起動できませんでした ({cause})。インストールするか、起動コマンドを直してください。</translation>
    </message>
    <message>
        <source>{value} gave no answer that can be read: {cause}. Check that the command starts hakari-engine of this version.</source>
        <translation>{value} の応答を読み取れませんでした ({cause})。起動コマンドが同じバージョンの hakari-engine を起動するか確認してください。</translation>
    </message>
    <message>
        <source>The engine ended before the run did: {cause}. What was measured until then is kept.</source>
        <translation>実行の途中でエンジンが終了しました ({cause})。それまでの計測データは保存されています。</translation>
    </message>
    <message>
        <source>The engine was ended because line {line} of what it told cannot be read: {cause}. What was measured until then is kept. Check that the command starts hakari-engine of this version.</source>
        <translation>エンジンの出力の {line} 行目を読み取れないため、エンジンを終了しました ({cause})。それまでの計測データは保存されています。起動コマンドが同じバージョンの hakari-engine を起動するか確認してください。</translation>
    </message>
    <message>
        <source>The engine said nothing for {value} and was ended. What was measured until then is kept. Check the host and the connection to it.</source>
        <translation>エンジンから {value} の間応答がないため、エンジンを終了しました。それまでの計測データは保存されています。ホストと接続を確認してください。</translation>
    </message>
    <message>
        <source>The engine wrote more than a run has to tell ({value}) and was ended. What was measured until then is kept. Check what the command starts.</source>
        <translation>エンジンの出力が実行に必要な量を超えたため ({value})、エンジンを終了しました。それまでの計測データは保存されています。起動コマンドが何を起動するか確認してください。</translation>
    </message>
    <message>
        <source>No workbook is open. Open one on the Results page, or make a new one.</source>
        <translation>ワークブックが開かれていません。結果ページで開くか、新しく作成してください。</translation>
    </message>
    <message>
        <source>{file} was made, but {count} of the things to copy could not be read and are not in it. The first: {cause} Look for them in a backup.</source>
        <translation>{file} を作成しましたが、{count} 件は読めなかったため含まれていません。最初の理由: {cause} バックアップを確認してください。</translation>
    </message>
    <message>
        <source>The result {value} in {file} comes from {harness}, so there is no recorded run of it. Export it as JSON.</source>
        <translation>{file} の結果 {value} は {harness} によるもので、実行の記録がありません。JSON で書き出してください。</translation>
    </message>
    <message>
        <source>{candidate} cannot be compared, because its run failed or is not supported. Run it again.</source>
        <translation>{candidate} は、実行が失敗したか、非対応のため、比較できません。もう一度実行してください。</translation>
    </message>
    <message>
        <source>{file} is in no format that Hakari reads. Give it a study, a workbook, a recorded run or an MLPerf result folder.</source>
        <translation>{file} は Hakari で読める形式ではありません。スタディ、ワークブック、実行の記録、または MLPerf の結果フォルダーを指定してください。</translation>
    </message>
    <message>
        <source>The readings of {meter} go back in time at {value}: their clock was set back. Measure again.</source>
        <translation>{meter} の読み取り時刻が {value} で逆戻りしています。時計が戻されたためです。もう一度計測してください。</translation>
    </message>
    <message>
        <source>{meter} told nothing new for {value} from {place} on; {limit} are allowed. Use a meter that updates more often and in finer steps, and keep the machine from sleeping.</source>
        <translation>{meter} は {place} から {value} の間、新しい値を示しませんでした。許容されるのは {limit} です。より頻繁に、より細かい刻みで更新される電力計を使い、マシンがスリープしないようにしてください。</translation>
    </message>
    <message>
        <source>{file} is damaged: {cause}. Keep it as it is. Where it opens, copy what can still be read into a new workbook; where it does not, take a backup.</source>
        <translation>{file} は壊れています ({cause})。そのまま残してください。開ける場合は、読める内容を新しいワークブックにコピーし、開けない場合は、バックアップを使ってください。</translation>
    </message>
</context>
<context>
    <name>Expected</name>
    <message>
        <source>a number per hour above 0</source>
        <translation>1時間あたりの件数として 0 より大きい値</translation>
    </message>
    <message>
        <source>a number above 0</source>
        <translation>0 より大きい数値</translation>
    </message>
    <message>
        <source>a share above 0 and at most 1</source>
        <translation>0 より大きく 1 以下の割合</translation>
    </message>
    <message>
        <source>a number of at least 1</source>
        <translation>1 以上の数値</translation>
    </message>
    <message>
        <source>hours above 0</source>
        <translation>0 より大きい時間数</translation>
    </message>
    <message>
        <source>a rate per second above 0</source>
        <translation>1秒あたりの件数として 0 より大きい値</translation>
    </message>
    <message>
        <source>who measured or stated the values, and when</source>
        <translation>値の計測者または公表元と、その時期</translation>
    </message>
    <message>
        <source>a name or an instance of the catalogue</source>
        <translation>名前またはカタログのインスタンス</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>オブジェクト</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>リスト</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation>有限の数値</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true または false</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字列</translation>
    </message>
    <message>
        <source>two numbers, the lower first</source>
        <translation>2つの数値 (小さい方が先)</translation>
    </message>
    <message>
        <source>an object with &quot;per_second&quot;, or &quot;unpublished&quot;</source>
        <translation>&quot;per_second&quot; を持つオブジェクト、または &quot;unpublished&quot;</translation>
    </message>
    <message>
        <source>an ISO 4217 code such as USD</source>
        <translation>USD などの ISO 4217 コード</translation>
    </message>
    <message>
        <source>watts above 0, or choose that the power is not known</source>
        <translation>0 より大きいワット数 (不明なら「不明」を選択)</translation>
    </message>
    <message>
        <source>an instance of the catalogue that has a power curve</source>
        <translation>電力曲線のあるカタログのインスタンス</translation>
    </message>
    <message>
        <source>the instance that it is borrowed from</source>
        <translation>代用元のインスタンス</translation>
    </message>
    <message>
        <source>offline, for training</source>
        <translation>学習では offline</translation>
    </message>
    <message>
        <source>it only for a Transformer encoder</source>
        <translation>Transformer エンコーダーの場合だけ</translation>
    </message>
    <message>
        <source>none: this scenario has a batch of its own</source>
        <translation>なし (このシナリオのバッチは決まっています)</translation>
    </message>
    <message>
        <source>a time in ms</source>
        <translation>ms 単位の時間</translation>
    </message>
    <message>
        <source>an object with &quot;tokens&quot; or &quot;flops&quot;</source>
        <translation>&quot;tokens&quot; か &quot;flops&quot; を持つオブジェクト</translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>derived; weakest input: %1</source>
        <extracomment>a computed figure; %1 is the provenance of its weakest input</extracomment>
        <translation>導出 (最も弱い根拠: %1)</translation>
    </message>
    <message>
        <source>How it was computed</source>
        <translation>計算方法</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>計算に使った値</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>導出</translation>
    </message>
    <message>
        <source>no clear difference</source>
        <translation>明確な差なし</translation>
    </message>
    <message>
        <source>Against the baseline %1</source>
        <extracomment>%1 is the baseline&apos;s name</extracomment>
        <translation>ベースライン %1 との比較</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>最大 %1</translation>
    </message>
    <message>
        <source>Claimed by the source</source>
        <translation>出典の記載値</translation>
    </message>
    <message>
        <source>Caveats</source>
        <translation>留意事項</translation>
    </message>
    <message>
        <source>What its power and energy include</source>
        <translation>消費電力と消費電力量に含むもの</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 to %2</source>
        <extracomment>an interval, from its low to its high end</extracomment>
        <translation>%1〜%2</translation>
    </message>
    <message>
        <source>instances</source>
        <translation>台</translation>
    </message>
    <message>
        <source>per training run</source>
        <translation>学習1回あたり</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a unit such as USD, %2 is &quot;per million inferences&quot; or &quot;per training run&quot;</extracomment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>per million {unit}</source>
        <extracomment>{unit} is what is counted, e.g. inferences</extracomment>
        <translation>{unit}100万件あたり</translation>
    </message>
    <message>
        <source>what it includes is not stated</source>
        <translation>含む範囲の記載なし</translation>
    </message>
</context>
<context>
    <name>HostFact</name>
    <message>
        <source>Machine</source>
        <translation>マシン</translation>
    </message>
    <message>
        <source>System</source>
        <translation>システム</translation>
    </message>
    <message>
        <source>Submitter</source>
        <translation>提出者</translation>
    </message>
    <message>
        <source>System under test</source>
        <translation>試験対象システム</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>ノード数</translation>
    </message>
    <message>
        <source>Accelerator</source>
        <translation>アクセラレーター</translation>
    </message>
    <message>
        <source>Accelerators per node</source>
        <translation>ノードあたりのアクセラレーター数</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Device name</source>
        <translation>デバイス名</translation>
    </message>
    <message>
        <source>Device memory</source>
        <translation>デバイスメモリー</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>プロセッサー</translation>
    </message>
    <message>
        <source>Processors per node</source>
        <translation>ノードあたりのプロセッサー数</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>ソケット数</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>コア数</translation>
    </message>
    <message>
        <source>Threads per core</source>
        <translation>コアあたりのスレッド数</translation>
    </message>
    <message>
        <source>CPUs online</source>
        <translation>稼働中の CPU 数</translation>
    </message>
    <message>
        <source>CPUs allowed</source>
        <translation>使用できる CPU 数</translation>
    </message>
    <message>
        <source>NUMA nodes</source>
        <translation>NUMA ノード数</translation>
    </message>
    <message>
        <source>CPU frequency limits</source>
        <translation>CPU 周波数の範囲</translation>
    </message>
    <message>
        <source>CPU governor</source>
        <translation>CPU ガバナー</translation>
    </message>
    <message>
        <source>CPU boost</source>
        <translation>CPU ブースト</translation>
    </message>
    <message>
        <source>CPU quota</source>
        <translation>CPU の割り当て</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリー</translation>
    </message>
    <message>
        <source>Memory available</source>
        <translation>空きメモリー</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>メモリーの上限</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>スワップ</translation>
    </message>
    <message>
        <source>Virtualisation</source>
        <translation>仮想化</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>アーキテクチャー</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>OS</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>カーネル</translation>
    </message>
    <message>
        <source>Load average</source>
        <translation>ロードアベレージ</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>バックエンド</translation>
    </message>
    <message>
        <source>Framework</source>
        <translation>フレームワーク</translation>
    </message>
    <message>
        <source>LoadGen</source>
        <translation>LoadGen</translation>
    </message>
    <message>
        <source>BLAS</source>
        <translation>BLAS</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメーター数</translation>
    </message>
    <message>
        <source>Meters</source>
        <translation>電力計</translation>
    </message>
    <message>
        <source>Version of Hakari</source>
        <translation>Hakari のバージョン</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>コミット</translation>
    </message>
    <message>
        <source>Compiler</source>
        <translation>コンパイラー</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>ビルド</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Transparent huge pages</source>
        <translation>Transparent Huge Pages</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>ライブラリー</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>スレッド数</translation>
    </message>
</context>
<context>
    <name>HostWarning</name>
    <message>
        <source>The CPUs&apos; frequency governor is &quot;{value}&quot;, so their clock may follow the load. Set it to &quot;performance&quot; to measure.</source>
        <translation>CPU の周波数ガバナーが「{value}」のため、クロックが負荷につれて変わることがあります。計測時は「performance」に設定してください。</translation>
    </message>
    <message>
        <source>The CPUs have different frequency governors: {value}. Set all to &quot;performance&quot; to measure.</source>
        <translation>CPU ごとに周波数ガバナーが異なります ({value})。計測時はすべて「performance」に設定してください。</translation>
    </message>
    <message>
        <source>Hakari was built {value}. Measure with a release build.</source>
        <translation>この Hakari のビルドは {value} です。計測にはリリースビルドを使ってください。</translation>
    </message>
    <message>
        <source>Other programs kept {value} CPUs busy just before the run. Stop them and run again.</source>
        <translation>実行の直前に、ほかのプログラムが CPU {value} 個分を使っていました。それらを止めて、もう一度実行してください。</translation>
    </message>
    <message>
        <source>{value} of memory is swapped out. Close other programs and run again.</source>
        <translation>メモリの {value} がスワップされています。ほかのプログラムを閉じて、もう一度実行してください。</translation>
    </message>
    <message>
        <source>This container may use {value} CPUs, fewer than it sees, so its threads are paused now and then. Lift the limit, or run with no more threads than that.</source>
        <translation>このコンテナーが使える CPU は {value} 個で、見えている数より少ないため、スレッドが時々止められます。制限を外すか、スレッド数をそれ以下にしてください。</translation>
    </message>
    <message>
        <source>{value} brings threads of its own, which compete with those of OpenMP. Install the variant that uses OpenMP.</source>
        <translation>{value} は独自のスレッドを使い、OpenMP のスレッドと競合します。OpenMP 版をインストールしてください。</translation>
    </message>
</context>
<context>
    <name>Interval</name>
    <message>
        <source>bounds</source>
        <translation>取り得る範囲</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区間</translation>
    </message>
</context>
<context>
    <name>Lever</name>
    <message>
        <source>demand</source>
        <translation>需要</translation>
    </message>
    <message>
        <source>utilisation ceiling</source>
        <translation>稼働率の上限</translation>
    </message>
    <message>
        <source>PUE</source>
        <translation>PUE</translation>
    </message>
    <message>
        <source>grid intensity</source>
        <translation>電力の炭素強度</translation>
    </message>
    <message>
        <source>throughput of the candidate</source>
        <translation>候補のスループット</translation>
    </message>
    <message>
        <source>throughput of the baseline</source>
        <translation>ベースラインのスループット</translation>
    </message>
    <message>
        <source>price of the candidate</source>
        <translation>候補の料金</translation>
    </message>
    <message>
        <source>price of the baseline</source>
        <translation>ベースラインの料金</translation>
    </message>
    <message>
        <source>service life</source>
        <translation>使用期間</translation>
    </message>
    <message>
        <source>sequences to train on</source>
        <translation>学習シーケンス数</translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>RAPL counters of the processor</source>
        <translation>プロセッサーの RAPL カウンター</translation>
    </message>
    <message>
        <source>ACPI power meter of the machine</source>
        <translation>マシンの ACPI 電力計</translation>
    </message>
    <message>
        <source>power sensors on the board</source>
        <translation>基板上の電力センサー</translation>
    </message>
    <message>
        <source>battery</source>
        <translation>バッテリー</translation>
    </message>
    <message>
        <source>management controller of the machine (IPMI)</source>
        <translation>マシンの管理コントローラー (IPMI)</translation>
    </message>
    <message>
        <source>NVIDIA GPUs (NVML)</source>
        <translation>NVIDIA GPU (NVML)</translation>
    </message>
    <message>
        <source>AWS Inferentia and Trainium devices</source>
        <translation>AWS Inferentia / Trainium デバイス</translation>
    </message>
    <message>
        <source>model of an instance (estimate)</source>
        <translation>インスタンスのモデル (推定)</translation>
    </message>
    <message>
        <source>power feed</source>
        <translation>電力フィード</translation>
    </message>
</context>
<context>
    <name>Metric</name>
    <message>
        <source>Throughput</source>
        <translation>スループット</translation>
    </message>
    <message>
        <source>Training time</source>
        <translation>学習時間</translation>
    </message>
    <message>
        <source>Instance count</source>
        <translation>インスタンス数</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>稼働率</translation>
    </message>
    <message>
        <source>Fleet cost</source>
        <translation>全インスタンスのコスト</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>コスト</translation>
    </message>
    <message>
        <source>Cost at saturation</source>
        <translation>飽和時のコスト</translation>
    </message>
    <message>
        <source>Fleet power</source>
        <translation>全インスタンスの消費電力</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>消費電力量</translation>
    </message>
    <message>
        <source>Operational carbon</source>
        <translation>運用時の炭素排出量</translation>
    </message>
    <message>
        <source>Embodied carbon</source>
        <translation>製造時の炭素排出量</translation>
    </message>
    <message>
        <source>Carbon</source>
        <translation>炭素排出量</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>The power in {file}, written by {program}, was attached after the run. Its clock counts as {zone} and as {offset} s ahead of the run&apos;s.</source>
        <translation>{program} が記録した {file} の消費電力を、実行後に追加しました。その時計は {zone} で、実行の時計より {offset} 秒進んでいるものとして扱っています。</translation>
    </message>
    <message>
        <source>The power is estimated from the load of the CPUs and the published power curve of {value}; nothing was metered.</source>
        <translation>消費電力は、CPU の稼働率と {value} の公表された電力曲線から求めた推定値です。電力計では計測していません。</translation>
    </message>
    <message>
        <source>The power curve of {value} leaves out the accelerator, so the estimate is too low.</source>
        <translation>{value} の電力曲線はアクセラレーターを含まないため、推定値は実際より低くなります。</translation>
    </message>
    <message>
        <source>Other programs use {device}. Processes: {count} ({value}). Stop them and run again.</source>
        <translation>ほかのプログラムが {device} を使っています。プロセス数: {count} ({value})。終了して、もう一度実行してください。</translation>
    </message>
    <message>
        <source>{device} is limited to {value}, below its default of {expected}. Unless that is what you measure, raise the limit with &quot;nvidia-smi -pl&quot;.</source>
        <translation>{device} の電力の上限が {value} で、既定値の {expected} を下回っています。この条件での計測が目的でなければ、「nvidia-smi -pl」で上限を上げてください。</translation>
    </message>
    <message>
        <source>{device} is divided into MIG instances, and its power is that of all of them.</source>
        <translation>{device} は MIG インスタンスに分割されており、消費電力は全インスタンスの合計です。</translation>
    </message>
    <message>
        <source>{device} is not metered: {cause}.</source>
        <translation>{device} は計測されません: {cause}。</translation>
    </message>
    <message>
        <source>The open study is about training, and these results are of inference: {value}.</source>
        <translation>開いているスタディは学習のものですが、次の結果は推論のものです: {value}。</translation>
    </message>
    <message>
        <source>The open study is about inference, and these results are of training: {value}.</source>
        <translation>開いているスタディは推論のものですが、次の結果は学習のものです: {value}。</translation>
    </message>
    <message>
        <source>These results do not count what the open study counts, so figures per unit mean something else for them: {value}.</source>
        <translation>次の結果は、開いているスタディと数える単位が異なるため、単位あたりの数値の意味が違います: {value}。</translation>
    </message>
    <message>
        <source>The results are of different workloads: {value}.</source>
        <translation>ワークロードが異なる結果があります: {value}。</translation>
    </message>
    <message>
        <source>The results count different things (inferences, sequences, rows or boosting rounds), so their throughputs say nothing about each other.</source>
        <translation>数える単位 (推論、シーケンス、行、ブースティングラウンド) が異なる結果があるため、スループット同士は比較できません。</translation>
    </message>
    <message>
        <source>The results were measured in different scenarios.</source>
        <translation>シナリオが異なる結果があります。</translation>
    </message>
    <message>
        <source>The results were computed in different precisions: {value}.</source>
        <translation>計算の精度が異なる結果があります: {value}。</translation>
    </message>
    <message>
        <source>A sample of these results is not the same work as one of the open study, as with another sequence length: {value}.</source>
        <translation>次の結果は、1 件あたりの演算量が開いているスタディと異なります (シーケンス長が違う場合など): {value}。</translation>
    </message>
    <message>
        <source>The open study does not say how large a sample of it is, so these results may be of other work: {value}.</source>
        <translation>開いているスタディには 1 件の大きさが示されていないため、次の結果とは処理量が異なる可能性があります: {value}。</translation>
    </message>
    <message>
        <source>A sample is not the same work in all of these results, as with other sequence lengths.</source>
        <translation>1 件あたりの演算量が結果によって異なります (シーケンス長が違う場合など)。</translation>
    </message>
</context>
<context>
    <name>Part</name>
    <message>
        <source>cpu</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>dram</source>
        <translation>DRAM</translation>
    </message>
    <message>
        <source>accelerator</source>
        <translation>アクセラレーター</translation>
    </message>
    <message>
        <source>network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>whole-system</source>
        <translation>システム全体</translation>
    </message>
</context>
<context>
    <name>Phase</name>
    <message>
        <source>Preparation</source>
        <translation>準備</translation>
    </message>
    <message>
        <source>Idle baseline</source>
        <translation>アイドル計測</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>ウォームアップ</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>飽和点の探索</translation>
    </message>
    <message>
        <source>Steady check</source>
        <translation>定常確認</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>計測</translation>
    </message>
    <message>
        <source>Cool-down</source>
        <translation>クールダウン</translation>
    </message>
</context>
<context>
    <name>PowerBoundary</name>
    <message>
        <source>AC wall</source>
        <translation>AC 入力</translation>
    </message>
    <message>
        <source>DC supply</source>
        <translation>DC 供給</translation>
    </message>
    <message>
        <source>board</source>
        <translation>ボード</translation>
    </message>
    <message>
        <source>chip</source>
        <translation>チップ</translation>
    </message>
    <message>
        <source>power model</source>
        <translation>電力モデル</translation>
    </message>
</context>
<context>
    <name>PowerScope</name>
    <message>
        <source>{parts}, {part}</source>
        <translation>{parts}、{part}</translation>
    </message>
    <message>
        <source>{differences}; {difference}</source>
        <translation>{differences}。{difference}</translation>
    </message>
    <message>
        <source>what {candidate} includes is not stated</source>
        <translation>{candidate} が何を含むかは示されていない</translation>
    </message>
    <message>
        <source>which parts {candidate} includes is not known</source>
        <translation>{candidate} がどの部分を含むかは不明である</translation>
    </message>
    <message>
        <source>{candidate} is counted without {parts}</source>
        <translation>{candidate} は「{parts}」を含まない</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>記載なし</translation>
    </message>
    <message>
        <source>parts unknown</source>
        <translation>範囲不明</translation>
    </message>
    <message>
        <source>all but {parts}</source>
        <translation>{parts}以外</translation>
    </message>
    <message>
        <source>the boundary of {candidate} is {boundary}, that of {baseline} is {other}</source>
        <translation>計測箇所は {candidate} が「{boundary}」、{baseline} が「{other}」である</translation>
    </message>
    <message>
        <source>The energy of {candidate} cannot be taken as like for like with that of {baseline}: {differences}.</source>
        <translation>{candidate} と {baseline} の消費電力量は、そのままでは比較できない。{differences}。</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Quick, 10 s</source>
        <translation>簡易 (10 秒)</translation>
    </message>
    <message>
        <source>Standard, 60 s</source>
        <translation>標準 (60 秒)</translation>
    </message>
    <message>
        <source>Publication, 600 s</source>
        <translation>公表用 (600 秒)</translation>
    </message>
</context>
<context>
    <name>Provenance</name>
    <message>
        <source>measured</source>
        <translation>実測</translation>
    </message>
    <message>
        <source>published</source>
        <translation>公表値</translation>
    </message>
    <message>
        <source>entered</source>
        <translation>入力値</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>推定</translation>
    </message>
</context>
<context>
    <name>ReadingKind</name>
    <message>
        <source>power</source>
        <translation>消費電力</translation>
    </message>
    <message>
        <source>energy</source>
        <translation>消費電力量</translation>
    </message>
    <message>
        <source>share</source>
        <translation>最大消費電力に対する割合</translation>
    </message>
</context>
<context>
    <name>Remark</name>
    <message>
        <source>The power data count the accelerator chip as 0 W, so this energy is too low by an unknown amount.</source>
        <translation>電力データがアクセラレーターのチップを 0 W としているため、この消費電力量は過小である。不足分の大きさは不明。</translation>
    </message>
    <message>
        <source>The embodied carbon leaves the accelerator chip out.</source>
        <translation>製造時の炭素排出量に、アクセラレーターのチップの分は含まれない。</translation>
    </message>
    <message>
        <source>Idle power was not metered: the power at the limit is used at every load, an upper bound.</source>
        <translation>アイドル時の消費電力が計測されていないため、稼働率によらず全負荷時の消費電力を用いた。上限値である。</translation>
    </message>
    <message>
        <source>No power is known for this candidate: its energy is the other candidate&apos;s times the published ratio.</source>
        <translation>この候補の消費電力は不明であり、比較先の候補の消費電力量に公表比を掛けて求めた。</translation>
    </message>
    <message>
        <source>The network between the instances is not counted.</source>
        <translation>インスタンス間のネットワークは含まない。</translation>
    </message>
    <message>
        <source>A latency bound is set, but no latency is known for this candidate.</source>
        <translation>レイテンシの上限が設定されているが、この候補のレイテンシは不明である。</translation>
    </message>
    <message>
        <source>The cluster has another size than the one that was measured; the scaling efficiency is an assumption.</source>
        <translation>クラスターの規模が計測時と異なり、スケーリング効率は仮定である。</translation>
    </message>
    <message>
        <source>Measured on a system outside the cloud, not on this instance.</source>
        <translation>このインスタンスではなく、クラウド外のシステムで計測された値である。</translation>
    </message>
    <message>
        <source>No power is known for this candidate: the catalogue&apos;s power curve of {instance} stands in for it, so its energy is an estimate.</source>
        <translation>この候補の消費電力は不明であり、カタログの {instance} の電力曲線で代用した。消費電力量は推定である。</translation>
    </message>
    <message>
        <source>The idle power is above the power at the limit and cannot be that of a machine at rest: it is left out, and the power at the limit is used at every load.</source>
        <translation>アイドル時の消費電力が全負荷時を上回っており、待機中の値とは考えられない。これを用いず、稼働率によらず全負荷時の消費電力を用いた。</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Figures and assumptions</source>
        <translation>数値と前提条件</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>Assumptions</source>
        <translation>前提条件</translation>
    </message>
    <message>
        <source>Method and provenance</source>
        <translation>方法と根拠</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%2 → %1</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>需要</translation>
    </message>
    <message>
        <source>Utilisation ceiling</source>
        <translation>稼働率の上限</translation>
    </message>
    <message>
        <source>Latency bound (p99)</source>
        <translation>レイテンシの上限 (p99)</translation>
    </message>
    <message>
        <source>Sequences to train on</source>
        <translation>学習シーケンス数</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>リージョン</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>料金</translation>
    </message>
    <message>
        <source>PUE</source>
        <translation>PUE</translation>
    </message>
    <message>
        <source>Grid intensity</source>
        <translation>電力の炭素強度</translation>
    </message>
    <message>
        <source>Energy boundary</source>
        <translation>消費電力量の算定範囲</translation>
    </message>
    <message>
        <source>IT equipment, before PUE</source>
        <translation>IT 機器 (PUE 適用前)</translation>
    </message>
    <message>
        <source>facility, after PUE</source>
        <translation>施設全体 (PUE 適用後)</translation>
    </message>
    <message>
        <source>Service life for embodied carbon</source>
        <translation>使用期間 (製造時の炭素排出量)</translation>
    </message>
    <message>
        <source>Embodied carbon</source>
        <translation>製造時の炭素排出量</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>含めない</translation>
    </message>
    <message>
        <source>What is published, what is reconstructed, what disagrees</source>
        <translation>公表された値、再構成した値、一致しない点</translation>
    </message>
    <message>
        <source>How each figure was computed</source>
        <translation>各数値の計算方法</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>出典</translation>
    </message>
    <message>
        <source>%1 %2/hour</source>
        <extracomment>%1 a number, %2 what is counted, e.g. inferences</extracomment>
        <translation>%2 %1 件/時</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 a number, %2 what is counted, e.g. sequences</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>on-demand prices of %1</source>
        <extracomment>%1 is a year</extracomment>
        <translation>オンデマンド料金 (%1)</translation>
    </message>
    <message>
        <source>baseline %1</source>
        <extracomment>%1 is a candidate</extracomment>
        <translation>ベースライン: %1</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>記号</translation>
    </message>
    <message>
        <source>Measured: by a meter in the same run. Published: by a cited source. Entered: typed in, with its source where given. Estimated: a model stands in for a meter. A computed figure carries the weakest of its inputs. Carbon is location-based, without offsets (SCI 1.1).</source>
        <translation>実測: 同じ実行のなかで計器により計測した値。公表値: 出典に公表されている値。入力値: 利用者が入力した値 (出典があれば併記)。推定: 計器の代わりにモデルで求めた値。導出した数値の根拠は、計算に使った値のうち最も弱いものとする。炭素排出量はロケーション基準で、オフセットを含まない (SCI 1.1)。</translation>
    </message>
</context>
<context>
    <name>Result</name>
    <message>
        <source>bound %1</source>
        <extracomment>%1 is the latency that a run was held to</extracomment>
        <translation>上限 %1</translation>
    </message>
    <message>
        <source>%1 at most %2 W</source>
        <extracomment>a domain of a power meter and its greatest power</extracomment>
        <translation>%1 最大 %2 W</translation>
    </message>
    <message>
        <source>No latencies are known of this result.</source>
        <translation>この結果のレイテンシは不明です。</translation>
    </message>
    <message>
        <source>Latency distribution</source>
        <translation>レイテンシの分布</translation>
    </message>
    <message>
        <source>Share of %1 queries in each bar.</source>
        <translation>各棒は %1 クエリに占める割合です。</translation>
    </message>
    <message>
        <source>Only percentiles are known of this result: each point is the share of queries that took no longer. Nothing is known between them.</source>
        <translation>この結果はパーセンタイルだけが分かっています。各点は、その時間以内に完了したクエリの割合です。点と点の間は不明です。</translation>
    </message>
    <message>
        <source>%1 told nothing.</source>
        <translation>%1 からは値が得られませんでした。</translation>
    </message>
    <message>
        <source>%1 told percentages of its greatest power, which are no watts: they are not drawn.</source>
        <translation>%1 の値は最大電力に対する割合 (%) で、ワットではないため描いていません。</translation>
    </message>
    <message>
        <source>95 %: %1 to %2 %3</source>
        <extracomment>a 95 % interval: its low end, its high end and their unit</extracomment>
        <translation>95 % 区間: %1〜%2 %3</translation>
    </message>
    <message>
        <source>Nothing was measured.</source>
        <translation>何も計測されませんでした。</translation>
    </message>
    <message>
        <source>%1 W when idle</source>
        <translation>アイドル時 %1 W</translation>
    </message>
    <message>
        <source>without %1</source>
        <extracomment>%1 is a list of parts such as &quot;cpu, dram&quot;</extracomment>
        <translation>%1 を除く</translation>
    </message>
    <message>
        <source>%1 per million</source>
        <translation>100万件あたり %1</translation>
    </message>
    <message>
        <source>95 %: %1 to %2</source>
        <translation>95 % 区間: %1〜%2</translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation>レイテンシ p99</translation>
    </message>
    <message>
        <source>Mean power</source>
        <translation>平均消費電力</translation>
    </message>
    <message>
        <source>Energy per sample</source>
        <translation>1件あたりの消費電力量</translation>
    </message>
    <message>
        <source>samples/s</source>
        <translation>サンプル/秒</translation>
    </message>
    <message>
        <source>being measured</source>
        <translation>計測中</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>判定なし</translation>
    </message>
    <message>
        <source>the idle power is not known</source>
        <translation>アイドル時の消費電力が不明です</translation>
    </message>
    <message>
        <source>%1 saw %2 of these parts: %3. It is not added.</source>
        <extracomment>%1 is a meter, %2 its energy, %3 a list of parts</extracomment>
        <translation>%1 の値は %2 でした (対象: %3)。合計には加えていません。</translation>
    </message>
    <message>
        <source>%1 % (%2)</source>
        <extracomment>a share and the energy that it is</extracomment>
        <translation>%1 % (%2)</translation>
    </message>
    <message>
        <source>%1 saw %2 more of the same parts. It is not added.</source>
        <translation>同じ部分について %1 の値は %2 多くなりました。合計には加えていません。</translation>
    </message>
    <message>
        <source>%1 saw %2 less of the same parts. It is not added.</source>
        <translation>同じ部分について %1 の値は %2 少なくなりました。合計には加えていません。</translation>
    </message>
    <message>
        <source>Gross</source>
        <translation>総量</translation>
    </message>
    <message>
        <source>Net, above idle</source>
        <translation>アイドル時を除く</translation>
    </message>
    <message>
        <source>Idle power</source>
        <translation>アイドル時</translation>
    </message>
    <message>
        <source>Includes</source>
        <translation>算定範囲</translation>
    </message>
    <message>
        <source>Not included</source>
        <translation>含まない部分</translation>
    </message>
    <message>
        <source>Second meter</source>
        <translation>重複する電力計</translation>
    </message>
    <message>
        <source>Not metered</source>
        <translation>計測なし</translation>
    </message>
    <message>
        <source>%1 above idle</source>
        <extracomment>%1 is an energy: what a sample took beyond what the machine takes when idle</extracomment>
        <translation>アイドル時を除くと %1</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <extracomment>the length of a sequence</extracomment>
        <translation>%1 トークン</translation>
    </message>
    <message>
        <source>Known when the run has ended.</source>
        <translation>実行が終わると表示されます。</translation>
    </message>
</context>
<context>
    <name>ResultSearch</name>
    <message numerus="yes">
        <source>%n results</source>
        <translation>
            <numerusform>%n 件の結果</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n results</source>
        <translation>
            <numerusform>%n 件中 %1 件の結果</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultState</name>
    <message>
        <source>complete</source>
        <extracomment>states of a stored result; interrupted: the program that measured it died</extracomment>
        <translation>完了</translation>
    </message>
    <message>
        <source>running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>途中終了</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>承認済み</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>破損</translation>
    </message>
</context>
<context>
    <name>Rule</name>
    <message>
        <source>a quick run is for a look and never to be published</source>
        <translation>クイック実行は様子を見るためのもので、公表には使えません</translation>
    </message>
    <message>
        <source>ended before its time by a person or by the program it reports to</source>
        <translation>予定より前に、人または報告先のプログラムが終了させました</translation>
    </message>
    <message>
        <source>the record ends before the run did</source>
        <translation>記録が実行の終わりより前に途切れています</translation>
    </message>
    <message>
        <source>nothing was measured</source>
        <translation>何も計測されませんでした</translation>
    </message>
    <message>
        <source>minimum duration: {value} s of at least {limit} s</source>
        <translation>最短時間: {value} 秒 (必要な時間は {limit} 秒以上)</translation>
    </message>
    <message>
        <source>minimum queries (early stopping): {value} of at least {limit}</source>
        <translation>最少クエリ数 (早期終了規則): {value} (必要な数は {limit} 以上)</translation>
    </message>
    <message>
        <source>latency bound (early stopping): {over} of {count} queries took longer than {limit} s, which needs at least {expected} queries</source>
        <translation>レイテンシの上限 (早期終了規則): {count} クエリのうち {over} が {limit} 秒を超えました。この数には {expected} クエリ以上が必要です</translation>
    </message>
    <message>
        <source>not steady: in the last 3 of {count} windows the largest over the smallest was {rate} for rate (limit 1.1), {latency} for latency (limit 1.1)</source>
        <translation>定常でない: {count} 区間の最後の 3 区間で、最大と最小の比がレート {rate} (上限 1.1)、レイテンシ {latency} (上限 1.1) でした</translation>
    </message>
    <message>
        <source>not steady: in the last 3 of {count} windows the largest over the smallest was {rate} for rate (limit 1.1), {latency} for latency (limit 1.1), {power} for power (limit 1.05)</source>
        <translation>定常でない: {count} 区間の最後の 3 区間で、最大と最小の比がレート {rate} (上限 1.1)、レイテンシ {latency} (上限 1.1)、消費電力 {power} (上限 1.05) でした</translation>
    </message>
    <message>
        <source>drift: the rate of the last third differs from the first by {value} % (limit 5 %)</source>
        <translation>ドリフト: 最後の 3 分の 1 のレートが最初の 3 分の 1 と {value} % 異なります (上限 5 %)</translation>
    </message>
    <message>
        <source>the host was suspended for {value} s</source>
        <translation>ホストが {value} 秒間スリープしていました</translation>
    </message>
    <message>
        <source>the host&apos;s clock was set by {value} s</source>
        <translation>ホストの時計が {value} 秒ずらされました</translation>
    </message>
    <message>
        <source>throttling: {cause}</source>
        <translation>スロットリング: {cause}</translation>
    </message>
    <message>
        <source>throttling: the CPUs slowed down {value} times to stay within their limits</source>
        <translation>スロットリング: CPU が制限値に収まるよう {value} 回減速しました</translation>
    </message>
    <message>
        <source>power coverage: {meter} gave {value} readings in {duration} s, and one a second is the least</source>
        <translation>電力計の読み取り: {meter} は {duration} 秒に {value} 回しか値を示しませんでした (毎秒 1 回以上が必要)</translation>
    </message>
    <message>
        <source>the power of the last 3 windows before the measurement is not known</source>
        <translation>計測直前の 3 区間の消費電力が分かりません</translation>
    </message>
    <message>
        <source>there are too few queries to compare the first third of them with the last</source>
        <translation>クエリが少なすぎて、最初の 3 分の 1 と最後の 3 分の 1 を比べられません</translation>
    </message>
    <message>
        <source>the host does not count how often its CPUs slow down</source>
        <translation>このホストは CPU が減速した回数を数えていません</translation>
    </message>
    <message>
        <source>the host&apos;s clocks were not read at both ends of the measurement</source>
        <translation>計測の開始時と終了時の両方ではホストの時計が読み取られていません</translation>
    </message>
</context>
<context>
    <name>RuleName</name>
    <message>
        <source>Ran to its end</source>
        <translation>最後まで実行</translation>
    </message>
    <message>
        <source>Minimum duration</source>
        <translation>最短時間</translation>
    </message>
    <message>
        <source>Minimum queries</source>
        <translation>最少クエリ数</translation>
    </message>
    <message>
        <source>Queries over the latency bound</source>
        <translation>レイテンシの上限を超えたクエリ数</translation>
    </message>
    <message>
        <source>Steady rate</source>
        <translation>スループットの定常性</translation>
    </message>
    <message>
        <source>Steady latency</source>
        <translation>レイテンシの定常性</translation>
    </message>
    <message>
        <source>Steady power</source>
        <translation>消費電力の定常性</translation>
    </message>
    <message>
        <source>Drift of the rate</source>
        <translation>スループットのドリフト</translation>
    </message>
    <message>
        <source>Host suspended</source>
        <translation>ホストのスリープ</translation>
    </message>
    <message>
        <source>Clock step</source>
        <translation>時計の変更</translation>
    </message>
    <message>
        <source>Throttling</source>
        <translation>スロットリング</translation>
    </message>
    <message>
        <source>Power coverage</source>
        <translation>電力計の読み取りの間隔</translation>
    </message>
    <message>
        <source>Power readings</source>
        <translation>電力計の読み取り回数</translation>
    </message>
    <message>
        <source>Publishable profile</source>
        <translation>公表に使えるプロファイル</translation>
    </message>
</context>
<context>
    <name>Run</name>
    <message>
        <source>measured window</source>
        <translation>計測区間</translation>
    </message>
    <message>
        <source>nothing measured yet</source>
        <translation>まだ計測していません</translation>
    </message>
    <message>
        <source>sequences/s</source>
        <translation>シーケンス/秒</translation>
    </message>
    <message>
        <source>rows/s</source>
        <translation>行/秒</translation>
    </message>
    <message>
        <source>boosting rounds/s</source>
        <translation>ブースティングラウンド/秒</translation>
    </message>
    <message>
        <source>inferences/s</source>
        <translation>件/秒</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>スループット</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>レイテンシ</translation>
    </message>
    <message>
        <source>mean while searching</source>
        <translation>探索中の平均</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>消費電力</translation>
    </message>
    <message>
        <source>not metered</source>
        <translation>電力計なし</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>the whole system</source>
        <translation>システム全体</translation>
    </message>
    <message>
        <source>coverage not known</source>
        <translation>計測範囲は不明</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>sequence length %1</source>
        <translation>シーケンス長 %1</translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>バッチ %1</translation>
    </message>
</context>
<context>
    <name>Scenario</name>
    <message>
        <source>Offline</source>
        <translation>オフライン</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Single stream</source>
        <translation>単一ストリーム</translation>
    </message>
    <message>
        <source>Multi-stream</source>
        <translation>複数ストリーム</translation>
    </message>
</context>
<context>
    <name>StudyNote</name>
    <message>
        <source>published</source>
        <translation>公表</translation>
    </message>
    <message>
        <source>reconstructed</source>
        <translation>再構成</translation>
    </message>
    <message>
        <source>disagrees</source>
        <translation>不一致</translation>
    </message>
</context>
<context>
    <name>Symbol</name>
    <message>
        <source>demand</source>
        <translation>需要</translation>
    </message>
    <message>
        <source>throughput per instance</source>
        <translation>インスタンスあたりのスループット</translation>
    </message>
    <message>
        <source>utilisation ceiling</source>
        <translation>稼働率の上限</translation>
    </message>
    <message>
        <source>number of instances</source>
        <translation>インスタンス数</translation>
    </message>
    <message>
        <source>load per instance</source>
        <translation>インスタンスの稼働率</translation>
    </message>
    <message>
        <source>price per instance</source>
        <translation>インスタンスあたりの料金</translation>
    </message>
    <message>
        <source>power per instance at that load</source>
        <translation>その稼働率でのインスタンスあたりの消費電力</translation>
    </message>
    <message>
        <source>power usage effectiveness</source>
        <translation>電力使用効率</translation>
    </message>
    <message>
        <source>carbon intensity of electricity</source>
        <translation>電力の炭素強度</translation>
    </message>
    <message>
        <source>embodied carbon per instance</source>
        <translation>インスタンスあたりの製造時の炭素排出量</translation>
    </message>
    <message>
        <source>service life</source>
        <translation>使用期間</translation>
    </message>
    <message>
        <source>sequences to train on</source>
        <translation>学習シーケンス数</translation>
    </message>
    <message>
        <source>scaling efficiency</source>
        <translation>スケーリング効率</translation>
    </message>
    <message>
        <source>training time</source>
        <translation>学習時間</translation>
    </message>
    <message>
        <source>energy of the IT equipment</source>
        <translation>IT 機器の消費電力量</translation>
    </message>
    <message>
        <source>operational carbon</source>
        <translation>運用時の炭素排出量</translation>
    </message>
    <message>
        <source>embodied carbon</source>
        <translation>製造時の炭素排出量</translation>
    </message>
    <message>
        <source>published energy ratio</source>
        <translation>消費電力量の公表比</translation>
    </message>
    <message>
        <source>energy of the candidate it is relative to</source>
        <translation>比較先の候補の消費電力量</translation>
    </message>
    <message>
        <source>idle power per instance</source>
        <translation>インスタンスあたりのアイドル時の消費電力</translation>
    </message>
    <message>
        <source>power per instance at the limit</source>
        <translation>インスタンスあたりの全負荷時の消費電力</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>valid</source>
        <translation>有効</translation>
    </message>
    <message>
        <source>mistrusted</source>
        <translation>信頼性不足</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>aborted</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>unsupported</source>
        <translation>非対応</translation>
    </message>
</context>
<context>
    <name>hakari::AssumptionsPanel</name>
    <message>
        <source>Change the sequences</source>
        <translation>学習シーケンス数の変更</translation>
    </message>
    <message>
        <source>Change the latency bound</source>
        <translation>レイテンシの上限の変更</translation>
    </message>
    <message>
        <source>Change the PUE</source>
        <translation>PUE の変更</translation>
    </message>
    <message>
        <source>Change the grid intensity</source>
        <translation>電力の炭素強度の変更</translation>
    </message>
    <message>
        <source>Change the service life</source>
        <translation>使用期間の変更</translation>
    </message>
    <message>
        <source>Count embodied carbon</source>
        <translation>製造時の炭素排出量の扱いの変更</translation>
    </message>
    <message>
        <source>Change the energy boundary</source>
        <translation>消費電力量の算定範囲の変更</translation>
    </message>
    <message>
        <source>Change the demand</source>
        <translation>需要の変更</translation>
    </message>
    <message>
        <source>Change the utilisation ceiling</source>
        <translation>稼働率の上限の変更</translation>
    </message>
    <message>
        <source>Change the region</source>
        <translation>リージョンの変更</translation>
    </message>
    <message>
        <source>Change the prices</source>
        <translation>料金の変更</translation>
    </message>
    <message>
        <source>Assumptions</source>
        <translation>前提条件</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>需要</translation>
    </message>
    <message>
        <source>Sequences to train on</source>
        <translation>学習シーケンス数</translation>
    </message>
    <message>
        <source>Latency bound (p99)</source>
        <translation>レイテンシの上限 (p99)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Utilisation ceiling</source>
        <translation>稼働率の上限</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>リージョン</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>料金</translation>
    </message>
    <message>
        <source>PUE</source>
        <translation>PUE</translation>
    </message>
    <message>
        <source>Grid intensity</source>
        <translation>電力の炭素強度</translation>
    </message>
    <message>
        <source>Entered intensity</source>
        <translation>電力の炭素強度 (入力値)</translation>
    </message>
    <message>
        <source>Energy boundary</source>
        <translation>消費電力量の算定範囲</translation>
    </message>
    <message>
        <source>Embodied carbon</source>
        <translation>製造時の炭素排出量</translation>
    </message>
    <message>
        <source>Count it</source>
        <translation>含める</translation>
    </message>
    <message>
        <source>Service life</source>
        <translation>使用期間</translation>
    </message>
    <message>
        <source>/hour</source>
        <extracomment>unit of the demand, behind the number</extracomment>
        <translation>件/時</translation>
    </message>
    <message>
        <source>years</source>
        <translation>年</translation>
    </message>
    <message>
        <source>IT equipment</source>
        <translation>IT 機器 (PUE 適用前)</translation>
    </message>
    <message>
        <source>Facility (times PUE)</source>
        <translation>施設全体 (PUE 適用後)</translation>
    </message>
    <message>
        <source>On-demand</source>
        <translation>オンデマンド</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>a price list: how one pays, and of when it is</extracomment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Enter a value</source>
        <translation>値を入力</translation>
    </message>
    <message>
        <source>not covered by that source</source>
        <translation>この出典には値がありません</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a note on the study: its kind (published, reconstructed, disagrees) and its text</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>hakari::Banner</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hakari::CandidateDialog</name>
    <message>
        <source>Add a candidate</source>
        <translation>候補の追加</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>インスタンス</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>消費電力</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Throughput per instance</source>
        <translation>インスタンスあたりのスループット</translation>
    </message>
    <message>
        <source>who measured or stated it, and when</source>
        <translation>計測者または公表元と、その時期</translation>
    </message>
    <message>
        <source>Source of the values</source>
        <translation>値の出典</translation>
    </message>
    <message>
        <source>from the catalogue</source>
        <translation>カタログの料金</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>料金</translation>
    </message>
    <message>
        <source>Power curve of the catalogue (estimated)</source>
        <translation>カタログの電力曲線 (推定)</translation>
    </message>
    <message>
        <source>Enter watts</source>
        <translation>消費電力 (W) を入力</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Power when idle</source>
        <translation>アイドル時の消費電力</translation>
    </message>
    <message>
        <source>Power at the limit</source>
        <translation>全負荷時の消費電力</translation>
    </message>
    <message>
        <source>Instances in the cluster</source>
        <translation>クラスターのインスタンス数</translation>
    </message>
    <message>
        <source>Without an instance, price and power are what you enter.</source>
        <translation>インスタンスを指定しない場合は、入力した料金と消費電力を使います。</translation>
    </message>
    <message>
        <source>no price in this region and year</source>
        <translation>このリージョンと年の料金なし</translation>
    </message>
    <message>
        <source>no power curve</source>
        <translation>電力曲線なし</translation>
    </message>
    <message>
        <source>idle %1</source>
        <extracomment>%1 is a power in W</extracomment>
        <translation>アイドル時 %1</translation>
    </message>
    <message>
        <source>idle not metered</source>
        <translation>アイドル時は計測なし</translation>
    </message>
    <message>
        <source>choose an instance</source>
        <translation>インスタンスを選択</translation>
    </message>
    <message>
        <source>Power curve of</source>
        <translation>電力曲線の代用元</translation>
    </message>
    <message>
        <source>Borrow the curve of another instance (estimated)</source>
        <translation>別のインスタンスの電力曲線で代用 (推定)</translation>
    </message>
    <message>
        <source>Read at</source>
        <translation>計測箇所</translation>
    </message>
    <message>
        <source>Edit a candidate</source>
        <translation>候補の編集</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>適用</translation>
    </message>
    <message>
        <source>Without an instance, the price is what you enter.</source>
        <translation>インスタンスを指定しない場合は、入力した料金を使います。</translation>
    </message>
    <message>
        <source>As stated by its source</source>
        <translation>出典の記載のとおり</translation>
    </message>
</context>
<context>
    <name>hakari::ComparePage</name>
    <message>
        <source>Charts: %1</source>
        <translation>グラフ: %1</translation>
    </message>
    <message>
        <source>Add a candidate…</source>
        <translation>候補を追加…</translation>
    </message>
    <message>
        <source>Copy chart</source>
        <translation>グラフをコピー</translation>
    </message>
    <message>
        <source>Export chart…</source>
        <translation>グラフを書き出し…</translation>
    </message>
    <message numerus="yes">
        <source>Show %n hidden</source>
        <translation>
            <numerusform>非表示の候補 %n 件を表示</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a candidate</source>
        <translation>候補の追加</translation>
    </message>
    <message>
        <source>Show hidden candidates</source>
        <translation>非表示の候補の再表示</translation>
    </message>
    <message>
        <source>Add results</source>
        <translation>結果の追加</translation>
    </message>
    <message>
        <source>Edit a candidate</source>
        <translation>候補の編集</translation>
    </message>
</context>
<context>
    <name>hakari::ComparisonTable</name>
    <message>
        <source>Comparison table</source>
        <translation>比較表</translation>
    </message>
    <message>
        <source>How was this computed?</source>
        <translation>計算方法を表示</translation>
    </message>
    <message>
        <source>Make the baseline	B</source>
        <translation>ベースラインにする	B</translation>
    </message>
    <message>
        <source>Move up	Alt+Up</source>
        <translation>上へ移動	Alt+Up</translation>
    </message>
    <message>
        <source>Move down	Alt+Down</source>
        <translation>下へ移動	Alt+Down</translation>
    </message>
    <message>
        <source>Hide	H</source>
        <translation>非表示にする	H</translation>
    </message>
    <message>
        <source>Remove	Del</source>
        <translation>削除	Del</translation>
    </message>
    <message>
        <source>Change the baseline</source>
        <translation>ベースラインの変更</translation>
    </message>
    <message>
        <source>Hide a candidate</source>
        <translation>候補の非表示</translation>
    </message>
    <message>
        <source>Move a candidate</source>
        <translation>候補の移動</translation>
    </message>
    <message>
        <source>Remove a candidate</source>
        <translation>候補の削除</translation>
    </message>
    <message>
        <source>Sort by this column	S</source>
        <translation>この列で並べ替え	S</translation>
    </message>
    <message>
        <source>Edit…	F2</source>
        <translation>編集…	F2</translation>
    </message>
</context>
<context>
    <name>hakari::ExplanationPopup</name>
    <message>
        <source>How this figure was computed</source>
        <translation>この数値の計算方法</translation>
    </message>
</context>
<context>
    <name>hakari::Exporter</name>
    <message>
        <source>Report as PDF…</source>
        <translation>レポート (PDF)…</translation>
    </message>
    <message>
        <source>Chart as PDF, SVG or PNG…</source>
        <translation>グラフ (PDF、SVG、PNG)…</translation>
    </message>
    <message>
        <source>Copy chart	Ctrl+Shift+C</source>
        <translation>グラフをコピー	Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Figures as XLSX…</source>
        <translation>数値 (XLSX)…</translation>
    </message>
    <message>
        <source>Figures as CSV…</source>
        <translation>数値 (CSV)…</translation>
    </message>
    <message>
        <source>Figures as JSON…</source>
        <translation>数値 (JSON)…</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>保存しました: %1</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>レポートの保存</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>グラフの保存</translation>
    </message>
    <message>
        <source>Save the figures</source>
        <translation>数値の保存</translation>
    </message>
    <message>
        <source>The chart is on the clipboard: as picture, as SVG and as a table.</source>
        <translation>グラフを、画像、SVG、表としてクリップボードにコピーしました。</translation>
    </message>
    <message>
        <source>Save the study</source>
        <translation>スタディの保存</translation>
    </message>
    <message>
        <source>Studies (*.json)</source>
        <translation>スタディ (*.json)</translation>
    </message>
    <message>
        <source>Recorded runs (*.jsonl)</source>
        <translation>実行の記録 (*.jsonl)</translation>
    </message>
    <message>
        <source>Save the results</source>
        <translation>結果の保存</translation>
    </message>
</context>
<context>
    <name>hakari::HeadlineTile</name>
    <message>
        <source>only the ratio is known</source>
        <comment>a figure of which no absolute value is known</comment>
        <translation>比のみ (絶対値は不明)</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <extracomment>headline tile: the candidate&apos;s value, then the baseline&apos;s; e.g. &quot;2.17 from 24.82 USD&quot;</extracomment>
        <translation>%2 → %1</translation>
    </message>
    <message>
        <source>Source: up to %1</source>
        <extracomment>%1 is a change in percent that the source of a study states</extracomment>
        <translation>出典の記載値: 最大 %1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>出典の記載値: %1</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不明</translation>
    </message>
</context>
<context>
    <name>hakari::HostPanel</name>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>消費電力</translation>
    </message>
    <message>
        <source>Start the engine through</source>
        <translation>エンジンの起動コマンド</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>このマシン</translation>
    </message>
    <message>
        <source>A command such as &quot;ssh host&quot; or &quot;srun --nodes=1&quot; runs it elsewhere.</source>
        <translation>「ssh host」や「srun --nodes=1」などのコマンドで、別のマシンで実行できます。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再検出</translation>
    </message>
    <message>
        <source>Look again for devices and meters</source>
        <translation>デバイスと電力計を再検出</translation>
    </message>
    <message>
        <source>Looking for devices and meters…</source>
        <translation>デバイスと電力計を検出しています…</translation>
    </message>
    <message>
        <source>Nothing meters the power: the result will have throughput and latency only.</source>
        <translation>消費電力は計測されません。結果はスループットとレイテンシだけになります。</translation>
    </message>
    <message>
        <source>The whole system is metered.</source>
        <translation>システム全体の消費電力を計測します。</translation>
    </message>
    <message>
        <source>Not metered: %1. The result will say so.</source>
        <translation>計測しない部分: %1。結果に明記されます。</translation>
    </message>
    <message>
        <source>Power from a command</source>
        <translation>コマンドで読む電力</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>It prints a line such as &quot;314.5 W&quot; for each reading: of a smart plug, a PDU, a script.</source>
        <translation>読み値ごとに「314.5 W」のような行を出力するコマンドです。スマートプラグ、PDU、スクリプトなどに使えます。</translation>
    </message>
    <message>
        <source>Its published power curve over the load: an estimate, no measurement.</source>
        <translation>公表されている負荷ごとの電力曲線を使います。推定であり、計測ではありません。</translation>
    </message>
    <message>
        <source>The catalogue has no power curve of &quot;%1&quot;. Choose one of the list.</source>
        <translation>カタログに「%1」の電力曲線がありません。一覧から選んでください。</translation>
    </message>
    <message>
        <source>Power estimated as of the instance</source>
        <translation>電力を推定するインスタンス</translation>
    </message>
    <message>
        <source>none, or type to search</source>
        <translation>なし (入力して検索)</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>検出中…</translation>
    </message>
    <message>
        <source>Power curve %1</source>
        <translation>電力曲線 %1</translation>
    </message>
    <message>
        <source>Only estimated: %1.</source>
        <translation>推定のみ: %1。</translation>
    </message>
</context>
<context>
    <name>hakari::InstanceBox</name>
    <message>
        <source>none, or type to search</source>
        <translation>なし (入力して検索)</translation>
    </message>
</context>
<context>
    <name>hakari::MainWindow</name>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>レポート</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>元に戻す (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>やり直す (Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>ライトテーマに切り替え</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>ダークテーマに切り替え</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Export (Ctrl+E)</source>
        <translation>書き出し (Ctrl+E)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Study: %1</source>
        <translation>スタディ: %1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>A run is going on</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Import an MLPerf result folder…</source>
        <translation>MLPerf の結果フォルダーを取り込む…</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Import results</source>
        <translation>結果の取り込み</translation>
    </message>
    <message>
        <source>Recorded runs and MLPerf summaries (*.jsonl *.txt);;All files (*)</source>
        <translation>実行の記録と MLPerf の要約 (*.jsonl *.txt);;すべてのファイル (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n results were in the workbook already.</source>
        <translation>
            <numerusform>%n 件の結果はすでにワークブックにあります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n results are in the workbook.</source>
        <translation>
            <numerusform>%n 件の結果をワークブックに取り込みました。</numerusform>
        </translation>
    </message>
    <message>
        <source>A run is going on.</source>
        <translation>実行中です。</translation>
    </message>
    <message>
        <source>What it has measured so far is kept.</source>
        <translation>それまでの計測データは保存されます。</translation>
    </message>
    <message numerus="yes">
        <source>%n runs that wait are lost.</source>
        <translation>
            <numerusform>待機中の %n 件は失われます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel the run and close</source>
        <translation>実行を中断して閉じる</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>実行を続ける</translation>
    </message>
</context>
<context>
    <name>hakari::NotesCard</name>
    <message>
        <source>Notes and tags</source>
        <translation>メモとタグ</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>separated by commas</source>
        <translation>コンマで区切って入力</translation>
    </message>
</context>
<context>
    <name>hakari::PhaseCard</name>
    <message>
        <source>left out</source>
        <extracomment>a phase of a run that did not take place</extracomment>
        <translation>省略</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <extracomment>%1 is a time: how long the phase has been going on</extracomment>
        <translation>%1 経過</translation>
    </message>
    <message>
        <source>%1 left</source>
        <extracomment>%1 is a time</extracomment>
        <translation>残り %1</translation>
    </message>
</context>
<context>
    <name>hakari::QueueCard</name>
    <message>
        <source>Runs</source>
        <translation>実行の一覧</translation>
    </message>
    <message>
        <source>Show the result of %1</source>
        <translation>%1 の結果を表示</translation>
    </message>
    <message>
        <source>Take %1 off the list</source>
        <translation>%1 を一覧から外す</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>%1 を中断</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>表示中</translation>
    </message>
</context>
<context>
    <name>hakari::ReportPage</name>
    <message>
        <source>Language of the report</source>
        <translation>レポートの言語</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>PDF を保存…</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <extracomment>%1 of %2 pages</extracomment>
        <translation>%1 / %2 ページ</translation>
    </message>
</context>
<context>
    <name>hakari::ResultCard</name>
    <message>
        <source>Throughput</source>
        <translation>スループット</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>レイテンシ</translation>
    </message>
    <message>
        <source>Mean power</source>
        <translation>平均消費電力</translation>
    </message>
    <message>
        <source>Energy per million</source>
        <translation>100万件あたりの消費電力量</translation>
    </message>
    <message>
        <source>Add to comparison</source>
        <translation>比較に追加</translation>
    </message>
    <message>
        <source>Verdict: %1</source>
        <translation>判定: %1</translation>
    </message>
    <message>
        <source>The whole run is kept in %1</source>
        <translation>実行の記録の保存先: %1</translation>
    </message>
    <message>
        <source>not metered</source>
        <translation>電力計なし</translation>
    </message>
    <message>
        <source>Show in results</source>
        <translation>結果に表示</translation>
    </message>
    <message>
        <source>Store in the workbook</source>
        <translation>ワークブックに保存</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>もう一度実行</translation>
    </message>
    <message>
        <source>Open %1 first, which keeps the run.</source>
        <translation>この結果は %1 に保存されています。先にそれを開いてください。</translation>
    </message>
    <message>
        <source>Machines for %1 /hour</source>
        <extracomment>%1 is a demand per hour</extracomment>
        <translation>%1 件/時に必要な台数</translation>
    </message>
    <message>
        <source>The demand divided by the throughput of this machine, rounded up.</source>
        <translation>需要をこのマシンのスループットで割り、切り上げた台数です。</translation>
    </message>
</context>
<context>
    <name>hakari::ResultHead</name>
    <message>
        <source>Result without a name</source>
        <translation>名前のない結果</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>承認済み</translation>
    </message>
    <message>
        <source>This run was interrupted. A person accepted it for comparisons.</source>
        <translation>この実行は途中で終了しましたが、比較に使うことが承認されています。</translation>
    </message>
    <message>
        <source>The program that measured this run ended before the run did. What was measured until then is shown here and is left out of comparisons.</source>
        <translation>計測していたプログラムが、実行の完了前に終了しました。それまでに計測した内容を表示しています。比較には使われません。</translation>
    </message>
    <message>
        <source>This result is being measured. Its figures follow when it is done.</source>
        <translation>この結果は計測中です。数値は計測が終わると表示されます。</translation>
    </message>
    <message>
        <source>Accept for comparisons</source>
        <translation>比較に使うことを承認</translation>
    </message>
</context>
<context>
    <name>hakari::ResultPanel</name>
    <message>
        <source>Copy record ID</source>
        <translation>記録 ID をコピー</translation>
    </message>
    <message numerus="yes">
        <source>%n results are selected</source>
        <translation>
            <numerusform>%n 件の結果を選択中</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a result</source>
        <translation>結果を選択してください</translation>
    </message>
    <message>
        <source>Select one of them to see it whole.</source>
        <translation>1つだけ選ぶと、その詳細を表示します。</translation>
    </message>
    <message>
        <source>Its figures, charts, host and source are shown here.</source>
        <translation>数値、グラフ、ホスト、出典をここに表示します。</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>Latency distribution</source>
        <translation>レイテンシの分布</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>ホスト</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>注記</translation>
    </message>
    <message>
        <source>Harness</source>
        <translation>計測ツール</translation>
    </message>
    <message>
        <source>Record ID</source>
        <translation>記録 ID</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>プロファイル</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>計測時間</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>サンプル数</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>計測日時</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>追加日時</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出典</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>消費電力量</translation>
    </message>
    <message>
        <source>All facts (%1)</source>
        <translation>すべての記録項目 (%1)</translation>
    </message>
</context>
<context>
    <name>hakari::ResultSearch</name>
    <message>
        <source>Search results</source>
        <translation>結果を検索</translation>
    </message>
    <message>
        <source>Ctrl+F. Words in any order: title, workload, device, tag, note and more.</source>
        <translation>Ctrl+F。タイトル、ワークロード、デバイス、タグ、メモなどの語を順不同で検索します。</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>ワークロード</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>All verdicts</source>
        <translation>全判定</translation>
    </message>
    <message>
        <source>All workloads</source>
        <translation>全ワークロード</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>全タグ</translation>
    </message>
</context>
<context>
    <name>hakari::ResultTable</name>
    <message>
        <source>Results</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>検索条件をクリア</translation>
    </message>
    <message>
        <source>Opening the workbook…</source>
        <translation>ワークブックを開いています…</translation>
    </message>
    <message>
        <source>No workbook is open</source>
        <translation>ワークブックが開かれていません</translation>
    </message>
    <message>
        <source>Open a workbook, or make a new one.</source>
        <translation>ワークブックを開くか、新規作成してください。</translation>
    </message>
    <message>
        <source>No results yet</source>
        <translation>結果はまだありません</translation>
    </message>
    <message>
        <source>Drop result files here, or run a workload.</source>
        <translation>結果ファイルをここにドロップするか、ワークロードを実行してください。</translation>
    </message>
    <message>
        <source>No result matches the search</source>
        <translation>検索条件に一致する結果はありません</translation>
    </message>
    <message>
        <source>Try fewer words or another choice.</source>
        <translation>検索語を減らすか、別の条件を選択してください。</translation>
    </message>
</context>
<context>
    <name>hakari::ResultsDialog</name>
    <message>
        <source>Compare results</source>
        <translation>結果の比較</translation>
    </message>
    <message>
        <source>Add to the open study: %1</source>
        <translation>開いているスタディに追加: %1</translation>
    </message>
    <message>
        <source>A new study of these results</source>
        <translation>この結果から新しいスタディを作成</translation>
    </message>
    <message>
        <source>Its assumptions are those of the open study</source>
        <translation>前提条件は、開いているスタディのものを引き継ぎます</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>スループット</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>インスタンス</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>消費電力</translation>
    </message>
    <message>
        <source>no power measured</source>
        <translation>消費電力の計測なし</translation>
    </message>
    <message>
        <source>Borrow the instance&apos;s curve (estimated)</source>
        <translation>インスタンスの電力曲線で代用 (推定)</translation>
    </message>
    <message>
        <source>Instance of %1</source>
        <translation>%1 のインスタンス</translation>
    </message>
    <message>
        <source>Make the study</source>
        <translation>スタディを作成</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>No instance with a power curve is chosen</source>
        <translation>電力曲線のあるインスタンスが選ばれていません</translation>
    </message>
    <message>
        <source>without an instance no cost</source>
        <translation>インスタンスがないとコストは出ません</translation>
    </message>
    <message>
        <source>not in the catalogue</source>
        <translation>カタログにありません</translation>
    </message>
    <message>
        <source>no price in this region and year</source>
        <translation>このリージョンと年の料金なし</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>結果の情報による提案</translation>
    </message>
    <message>
        <source>sequence length %1</source>
        <translation>シーケンス長 %1</translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>バッチ %1</translation>
    </message>
</context>
<context>
    <name>hakari::ResultsModel</name>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>シナリオ</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>スループット</translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation>レイテンシ p99</translation>
    </message>
    <message>
        <source>Energy per sample</source>
        <translation>1件あたりの消費電力量</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Measured</source>
        <extracomment>when</extracomment>
        <translation>計測日時</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>This result does not give it.</source>
        <translation>この結果には含まれていません。</translation>
    </message>
    <message>
        <source>Without a throughput there is no energy per sample.</source>
        <translation>スループットがないため、1件あたりの消費電力量は求められません。</translation>
    </message>
    <message>
        <source>No power was metered in this run.</source>
        <translation>この実行では消費電力を計測していません。</translation>
    </message>
</context>
<context>
    <name>hakari::ResultsPage</name>
    <message>
        <source>Import…</source>
        <translation>取り込み…</translation>
    </message>
    <message>
        <source>Recorded runs and MLPerf result folders; they can be dropped on the window too</source>
        <translation>実行の記録と MLPerf の結果フォルダー。ウィンドウにドロップしても取り込めます</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Workbook</source>
        <translation>ワークブック</translation>
    </message>
    <message>
        <source>Accept for comparisons</source>
        <translation>比較に使うことを承認</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Results as JSON…</source>
        <translation>結果を JSON で…</translation>
    </message>
    <message>
        <source>Table rows as CSV…</source>
        <translation>表の行を CSV で…</translation>
    </message>
    <message>
        <source>Recorded run with all samples…</source>
        <translation>全サンプル付きの実行記録…</translation>
    </message>
    <message numerus="yes">
        <source>Compare %n results</source>
        <translation>
            <numerusform>%n 件の結果を比較</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>A run that goes on, was interrupted or is damaged is not compared.</source>
        <translation>実行中、途中終了、または破損した結果は比較できません。</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>No workbook is open</source>
        <translation>ワークブックが開かれていません</translation>
    </message>
    <message numerus="yes">
        <source>%n results</source>
        <translation>
            <numerusform>%n 件の結果</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n results deleted. %1 brings them back.</source>
        <translation>
            <numerusform>%n 件の結果を削除しました。%1 で元に戻せます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n results are back.</source>
        <translation>
            <numerusform>%n 件の結果を元に戻しました。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hakari::RunForm</name>
    <message>
        <source>Open a workload</source>
        <translation>ワークロードを開く</translation>
    </message>
    <message>
        <source>Workloads (*.json)</source>
        <translation>ワークロード (*.json)</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>対象外</translation>
    </message>
    <message>
        <source>of the scenario</source>
        <translation>シナリオで決定</translation>
    </message>
    <message>
        <source>searched for</source>
        <translation>自動で探索</translation>
    </message>
    <message>
        <source>%1 M parameters.</source>
        <translation>パラメーター数 %1 M。</translation>
    </message>
    <message>
        <source>Give whole numbers such as 4, or several for a sweep: &quot;1, 2, 4&quot; or &quot;1-8&quot;.</source>
        <translation>4 のような整数か、スイープする値を「1, 2, 4」や「1-8」のように入力してください。</translation>
    </message>
    <message>
        <source>Give a number.</source>
        <translation>数値を入力してください。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Sequence length</source>
        <translation>シーケンス長</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>シナリオ</translation>
    </message>
    <message>
        <source>Latency bound (p99)</source>
        <translation>レイテンシの上限 (p99)</translation>
    </message>
    <message>
        <source>Arrival rate</source>
        <translation>到着率</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>プロファイル</translation>
    </message>
    <message>
        <source>all three (sweep)</source>
        <translation>3 種すべて (スイープ)</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>ワークロード</translation>
    </message>
    <message>
        <source>A workload file…</source>
        <translation>ワークロードのファイル…</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>需要</translation>
    </message>
    <message>
        <source>/hour</source>
        <extracomment>unit of the demand, behind the number</extracomment>
        <translation>件/時</translation>
    </message>
</context>
<context>
    <name>hakari::RunPage</name>
    <message>
        <source>Run a workload</source>
        <translation>ワークロードの実行</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>中断しています…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation>実行を中断</translation>
    </message>
    <message>
        <source>Add to the queue</source>
        <translation>キューに追加</translation>
    </message>
    <message numerus="yes">
        <source>Start %n runs</source>
        <translation>
            <numerusform>%n 件を実行</numerusform>
        </translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>The engine has said nothing for %1.</source>
        <translation>エンジンから %1 応答がありません。</translation>
    </message>
    <message>
        <source>Starting the engine…</source>
        <translation>エンジンを起動しています…</translation>
    </message>
    <message>
        <source>Measured; the engine is still telling what it measured…</source>
        <translation>計測は終わりました。エンジンから計測データを受け取っています…</translation>
    </message>
    <message>
        <source>Running: at least %1 left</source>
        <extracomment>%1 is a time</extracomment>
        <translation>実行中: 残り %1 以上</translation>
    </message>
    <message>
        <source>Runs are kept as files until then.</source>
        <translation>それまでの実行はファイルに保存します。</translation>
    </message>
    <message>
        <source>Choose a workload and press Run. The engine measures in a process of its own; everything it tells is kept in the workbook as it arrives.</source>
        <translation>ワークロードを選び、「実行」を押してください。エンジンは別のプロセスで計測し、届いた記録はその場でワークブックに保存します。</translation>
    </message>
    <message>
        <source>Cancel all (%1)</source>
        <translation>すべて中断 (%1)</translation>
    </message>
    <message>
        <source>Cancel the run and those that wait</source>
        <translation>実行中と待機中の計測をすべて中断</translation>
    </message>
</context>
<context>
    <name>hakari::SensitivityCard</name>
    <message>
        <source>What would change the answer?</source>
        <translation>何が変われば結論が変わるか</translation>
    </message>
    <message>
        <source>No assumption changes this result.</source>
        <translation>この結果を変える前提条件はありません。</translation>
    </message>
    <message>
        <source>Break-even in %1: %2 %3 (in use: %4)</source>
        <extracomment>%1 metric, %2 lever, %3 value at break-even, %4 value in use</extracomment>
        <translation>%1がベースラインと等しくなる均衡点: %2 %3 (現在 %4)</translation>
    </message>
    <message>
        <source>No break-even in %1 for %2 from %3 to %4</source>
        <extracomment>%1 metric, %2 lever, %3 and %4 the ends of the range searched</extracomment>
        <translation>%1がベースラインと等しくなる均衡点: なし (%2を %3 から %4 まで探索)</translation>
    </message>
    <message>
        <source>Nothing to vary: there is no change against the baseline.</source>
        <translation>ベースラインに対する増減率がないため、感度を示せません。</translation>
    </message>
    <message>
        <source>Change of %2 of %1 against %3 while one assumption moves between the values at the ends of its bar. The line marks the current change.</source>
        <extracomment>%1 a candidate, %2 a metric, %3 the baseline</extracomment>
        <translation>前提条件を1つだけ、棒の両端に示した値の間で動かしたときの、%1 の%2の増減率 (%3 との比較)。縦線は現在の増減率。</translation>
    </message>
</context>
<context>
    <name>hakari::StudyFiles</name>
    <message>
        <source>Open a study file…	Ctrl+O</source>
        <translation>スタディのファイルを開く…	Ctrl+O</translation>
    </message>
    <message>
        <source>Save the study in the workbook	Ctrl+S</source>
        <translation>スタディをワークブックに保存	Ctrl+S</translation>
    </message>
    <message>
        <source>Save the study in the workbook as…	Ctrl+Shift+S</source>
        <translation>スタディを別名でワークブックに保存…	Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>Save the study as a file…</source>
        <translation>スタディをファイルに保存…</translation>
    </message>
    <message>
        <source>Supplied studies</source>
        <translation>付属のスタディ</translation>
    </message>
    <message>
        <source>In the workbook</source>
        <translation>ワークブック内</translation>
    </message>
    <message>
        <source>Delete a study from the workbook</source>
        <translation>ワークブックからスタディを削除</translation>
    </message>
    <message>
        <source>Open a study</source>
        <translation>スタディを開く</translation>
    </message>
    <message>
        <source>Studies (*.json)</source>
        <translation>スタディ (*.json)</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>保存されていない変更</translation>
    </message>
    <message>
        <source>The study has changes that are not saved. Save them first?</source>
        <translation>スタディに保存されていない変更があります。先に保存しますか？</translation>
    </message>
    <message>
        <source>Save the study</source>
        <translation>スタディの保存</translation>
    </message>
    <message>
        <source>Title of the study in %1:</source>
        <translation>%1 でのスタディの名前:</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name the study</source>
        <translation>スタディの名前の変更</translation>
    </message>
    <message>
        <source>The study is saved in %1.</source>
        <translation>スタディを %1 に保存しました。</translation>
    </message>
    <message>
        <source>Delete a study</source>
        <translation>スタディの削除</translation>
    </message>
    <message>
        <source>Delete the study “%1” from the workbook? This cannot be undone.</source>
        <translation>スタディ「%1」をワークブックから削除しますか？この操作は元に戻せません。</translation>
    </message>
    <message>
        <source>The study is deleted from the workbook.</source>
        <translation>スタディをワークブックから削除しました。</translation>
    </message>
</context>
<context>
    <name>hakari::VerdictCard</name>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Nothing speaks against this result.</source>
        <translation>この結果に問題は見つかっていません。</translation>
    </message>
    <message>
        <source>This is the verdict of %1. It named no reason against the result.</source>
        <translation>%1 による判定です。問題は挙げられていません。</translation>
    </message>
    <message>
        <source>Warnings:</source>
        <translation>警告:</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>規則</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限度</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>判定なし</translation>
    </message>
    <message>
        <source>held</source>
        <translation>適合</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>違反</translation>
    </message>
    <message>
        <source>No verdict yet. The run is judged when it has ended.</source>
        <translation>まだ判定はありません。実行が終わると判定されます。</translation>
    </message>
</context>
<context>
    <name>hakari::WorkbookDocument</name>
    <message numerus="yes">
        <source>Delete %n results</source>
        <translation>
            <numerusform>%n 件の結果を削除</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the tags</source>
        <translation>タグを変更</translation>
    </message>
    <message>
        <source>Change the note</source>
        <translation>メモを変更</translation>
    </message>
</context>
<context>
    <name>hakari::WorkbookFiles</name>
    <message>
        <source>New workbook…</source>
        <translation>新しいワークブック…</translation>
    </message>
    <message>
        <source>Open a workbook…</source>
        <translation>ワークブックを開く…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>コピーを保存…</translation>
    </message>
    <message>
        <source>Recent workbooks</source>
        <translation>最近使ったワークブック</translation>
    </message>
    <message>
        <source>New workbook</source>
        <translation>新しいワークブック</translation>
    </message>
    <message>
        <source>Workbooks (*.hakari)</source>
        <translation>ワークブック (*.hakari)</translation>
    </message>
    <message>
        <source>Open a workbook</source>
        <translation>ワークブックを開く</translation>
    </message>
    <message>
        <source>Workbooks (*.hakari);;All files (*)</source>
        <translation>ワークブック (*.hakari);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>コピーを保存</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>保存しました: %1</translation>
    </message>
    <message numerus="yes">
        <source>Import %n runs kept as files</source>
        <translation>
            <numerusform>ファイルに保存した %n 件の実行を取り込む</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs lie in files, because no workbook could be written at the time. Choose “%1” in the workbook menu of the Results page.</source>
        <translation>
            <numerusform>実行時にワークブックへ書き込めなかったため、%n 件の実行がファイルに保存されています。結果ページのワークブックのメニューで「%1」を選んでください。</numerusform>
        </translation>
    </message>
</context>
</TS>
