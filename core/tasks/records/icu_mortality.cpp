// icu-mortality: death in hospital, hour by hour through the first 48 hours of intensive care.
#include "core/record/icu_features.h"
#include "core/tasks/messages.h"
#include "core/tasks/record_card.h"
#include "core/tasks/record_task.h"

#include <array>
#include <fmt/format.h>

namespace lantern::tasks {

namespace {

// What speaks of one hour alone, and what says all that is known by then.
std::vector<std::string> hourColumns() { return record::icuSeriesColumns({"mean", "measured"}); }

std::vector<std::string> knownColumns()
{
    auto columns = record::icuSeriesColumns({"last", "gap", "lowest", "highest", "average", "count", "ever"});
    const auto patient = record::icuPatientColumns();
    columns.insert(columns.end(), patient.begin(), patient.end());
    return columns;
}

// The choices that the manifests of format 1 name. They stay as they were when those packages were trained.
std::vector<std::string> columnsOfChoice(std::string_view choice)
{
    std::vector<std::string> columns;
    if (choice == "values")
        columns = record::icuSeriesColumns({"last"});
    else if (choice == "values-masks")
        columns = record::icuSeriesColumns({"last", "measured"});
    else if (choice == "hourly")
        columns = record::icuSeriesColumns({"last", "mean", "measured", "gap"});
    else if (choice == "all")
        columns = record::icuSeriesColumns(
            {"mean", "measured", "last", "gap", "lowest", "highest", "average", "count", "ever"});
    else
        return columns;
    const auto patient = record::icuPatientColumns();
    columns.insert(columns.end(), patient.begin(), patient.end());
    return columns;
}

// The order in which those packages scaled them.
std::vector<std::string> unnamedColumns()
{
    auto columns =
        record::icuSeriesColumns({"last", "mean", "measured", "gap", "lowest", "highest", "average", "count", "ever"});
    const auto patient = record::icuPatientColumns();
    columns.insert(columns.end(), patient.begin(), patient.end());
    return columns;
}

// What logistic regression can use of one hour: latest values, all that is cumulative, the patient.
std::vector<std::string> regressionColumns()
{
    auto columns = record::icuSeriesColumns({"last", "lowest", "highest", "average", "count", "ever"});
    for (const auto& column : record::icuPatientColumns())
        if (column != "time")
            columns.push_back(column);
    return columns;
}

Result<RecordCases> cases(const std::filesystem::path& data, const std::filesystem::path& outcomes, Job& job)
{
    LANTERN_TRY(known, readOutcomes(outcomes));
    return readCases(data, known, job);
}

RiskCandidate gated()
{
    RiskCandidate candidate;
    candidate.name = "gated-rnn";
    const auto known = knownColumns();
    candidate.columns = hourColumns();
    candidate.columns.insert(candidate.columns.end(), known.begin(), known.end());
    candidate.architecture = {"gated-rnn",
                              {{"inputs", std::to_string(candidate.columns.size())},
                               {"narrow", "32"},
                               {"hidden", "32"},
                               {"inputDropout", "0.3"},
                               {"dropout", "0.5"},
                               {"skip", std::to_string(known.size())}}};
    // Drawn at random the straight way ends below the logistic regression that it could be; begun from it, and
    // with small steps, it ends above (out of fold in set-a).
    candidate.straightColumns = known.size();
    candidate.recipe.loss = "hourly-bce";
    candidate.recipe.lossParameters = {{"rampShare", 0.5}};
    candidate.recipe.learningRate = 5e-4;
    candidate.recipe.weightDecay = 0.1;
    candidate.recipe.gradientClip = 1;
    candidate.recipe.warmUp = 0.1;
    candidate.recipe.epochs = 8;
    candidate.networksPerFold = 2;
    return candidate;
}

// Trained with all the care that gated-rnn gets.
RiskCandidate simple()
{
    RiskCandidate candidate;
    candidate.name = "simple-rnn";
    candidate.columns = columnsOfChoice("values");
    candidate.architecture = {
        "simple-rnn",
        {{"inputs", std::to_string(candidate.columns.size())}, {"hidden", "128"}, {"layers", "2"}, {"outputs", "2"}}};
    candidate.recipe = gated().recipe;
    candidate.recipe.learningRate = 1e-3;
    candidate.recipe.weightDecay = 0.01;
    candidate.isSingle = true;
    candidate.isAveragedToo = true;
    return candidate;
}

// Trained as textbooks do.
RiskCandidate textbook()
{
    auto candidate = simple();
    candidate.name = "simple-rnn-textbook";
    candidate.recipe = {};
    candidate.recipe.loss = "hourly-bce";
    candidate.recipe.lossParameters = {{"rampShare", 0}};    // at hour 48
    candidate.recipe.optimiser = "adam";
    candidate.recipe.schedule = "constant";
    candidate.recipe.learningRate = 1e-3;
    candidate.recipe.gradientClip = 1;
    candidate.recipe.epochs = 2;    // stopped where it was best out of fold, of 12
    candidate.isAveragedToo = false;
    return candidate;
}

nn::Manifest manifest()
{
    nn::Manifest manifest;
    manifest.version = "1.2.0";
    manifest.title = {{"en", "Death in hospital, intensive care"}, {"zh", "重症监护：院内死亡"}};
    manifest.inputs = {{.name = "record", .kind = nn::Slot::Kind::Record}};
    manifest.labels = {{.id = "survives", .texts = {{"en", "survives"}, {"zh", "存活"}}},
                       {.id = "dies in hospital",
                        .code = nn::Code{"SCT", "419099009", "Dead"},
                        .texts = {{"en", "dies in hospital"}, {"zh", "院内死亡"}}}};
    manifest.trainingData = {{"PhysioNet/Computing in Cardiology Challenge 2012", "ODC-By 1.0",
                              "Silva et al., Comput Cardiol 2012;39:245-248", ""}};
    manifest.weightsLicence = "Apache-2.0";
    return manifest;
}

constexpr std::array<FigureColumn, 5> cardColumns{
    {{"auroc", "AUROC"}, {"auprc", "AUPRC"}, {"event1", "Event 1"}, {"brier", "Brier"}, {"ece", "ECE"}}};

std::string cardEnglish(const nn::Manifest& manifest)
{
    return fmt::format(R"(# icu-mortality {}

**For research and education. Not for diagnostic use.**

## What it says
The probability of death in hospital, after every whole hour from admission to an intensive-care unit to hour 48, from
what was known by that hour. Later data never change an earlier hour. Before the first measurement (a weight does not
count) it says the prior, {:.3f}, the share of deaths in its training data. The band is the lowest and highest of its {} networks: their
disagreement, not a confidence interval.

## What it reads
Age, sex, height, weight, kind of unit and 36 vital signs and laboratory values of the PhysioNet 2012 challenge, by LOINC
code and UCUM unit. Values that cannot be true (a heart rate of 0, a temperature of 17.8) are left out. Every hour: latest value, mean,
whether it was measured, time since; lowest, highest, mean and number so far. A narrow ReLU layer of 32, 32 gated
recurrent units, and beside them a straight linear way that begins as a logistic regression of hour 48; the ensemble
is the mean of the networks' logits.

## What it is not for
Anything but the first 48 hours of an adult's stay in intensive care. Wards, outpatients and children get no score. Its
training data are from one American hospital, 2001 to 2008, where one patient in seven died; elsewhere and today the
probabilities will be off. How often something is measured is among its inputs and says as much about the
hospital's habits as about the patient. Contributions of events are associations: what the score would be
without the event, not what would happen without its cause.

## How well it does
95 % intervals: bootstrap of patients. Rows beginning "set-b" are networks trained on set-a alone, chosen, calibrated and
given their threshold out of fold there, and scored on the 4,000 stays of set-b. An earlier version of gated-rnn
(1.0.0: five networks, the straight way drawn at random) had been scored on set-b before: AUROC 0.865, AUPRC 0.544. simple-rnn is two layers of
128 simple recurrent units with a softmax at every hour, latest values and the patient's data as inputs, one network trained
on all of set-a. "simple-rnn-textbook" is trained as textbooks do (Adam, constant rate, loss at hour 48, stopped at the best
epoch out of fold); "simple-rnn" gets the same cleaning, hourly loss, schedule and clipping as gated-rnn; "mean of 5" averages the
networks of its folds. Below the table are paired differences on the same patients. The shipped networks were trained by the same recipe
on set-a and set-b together, so their own row is out of fold; no figure comes from data that the scored networks had seen.

{}
{}
Threshold {:.3f}, the largest Event 1 (the smaller of sensitivity and positive predictive value) out of fold.
Calibration: logit / {:.3f} {:+.3f}, fitted out of fold at hour 48; at earlier hours it was not checked hour by hour.

## Data
PhysioNet/Computing in Cardiology Challenge 2012, set-a and set-b, 8,000 stays, Open Data Commons Attribution License 1.0.
Silva I, Moody G, Scott DJ, Celi LA, Mark RG. Predicting in-hospital mortality of ICU patients. Comput Cardiol 2012;39:245-248.
)",
                       manifest.version, manifest.parameter("prior", 0), manifest.networks.size(),
                       figureTable(manifest, "Data and model", cardColumns), verdicts(manifest, Language::English),
                       manifest.threshold(), manifest.calibration.temperature, manifest.calibration.bias);
}

std::string cardChinese(const nn::Manifest& manifest)
{
    return fmt::format(R"(# icu-mortality {}

**仅供科研与教学，不得用于诊断。**

## 输出
自入重症监护室起至第 48 小时，每个整点给出一次院内死亡概率，只使用该时刻之前已知的数据；之后到来的数据不会改变更早的
结果。首次测量（体重不算）之前给出先验概率 {:.3f}（训练数据中的死亡比例）。阴影带是 {} 个网络中的最低值与最高值，表示网络之间的
分歧，不是置信区间。

## 输入
年龄、性别、身高、体重、监护室类型，以及 PhysioNet 2012 挑战赛的 36 项生命体征和化验，按 LOINC 代码与 UCUM 单位
识别。不可能的数值（心率 0、体温 17.8）不予采用。每小时：最近值、均值、是否测量、距上次测量的时间；迄今的最低、最高、
均值与次数。结构为 32 个单元的窄 ReLU 层、32 个门控循环单元，另有一条以第 48 小时逻辑回归起步的线性直通；集成取各网络 logit 的平均。

## 不适用
只适用于成人入住重症监护室的前 48 小时；普通病房、门诊与儿童没有评分。训练数据来自美国一家医院（2001 至 2008 年），约每七名
患者中有一名死亡；换到别处或今天，概率会有偏差。测量频率也是输入之一，它既反映患者，也反映医院的习惯。事件的贡献只是
关联：去掉该事件后评分会是多少，而不是去掉其病因后会怎样。

## 表现
区间为按患者自助法得到的 95 % 区间。以 "set-b" 开头的行：仅用 set-a 训练、在其中以折外预测选定方案、校准并选定阈值的网络，
在 set-b 的 4,000 例上评分。gated-rnn 的较早版本（1.0.0：五个网络，线性直通随机起步）此前已在 set-b 上评过分：AUROC 0.865，
AUPRC 0.544。simple-rnn 为两层各 128 个简单循环单元、每小时一个 softmax，输入为最近值与患者资料，
在整个 set-a 上训练的单个网络。"simple-rnn-textbook" 按教科书方式训练（Adam、恒定学习率、第 48 小时损失、在折外最佳轮次停止）；
"simple-rnn" 采用与 gated-rnn 相同的清洗、逐时损失、日程与梯度裁剪；"mean of 5" 为其各折网络的平均。表下为同一批患者上的配对差。发布的网络以同样方法在 set-a 与 set-b 上训练，它们自己的一行为折外结果；没有任何数字来自被评网络见过的数据。

{}
{}
阈值 {:.3f}：折外 Event 1（灵敏度与阳性预测值中较小者）最大处。校准：logit / {:.3f} {:+.3f}，在第 48 小时以折外预测拟合；
更早的时刻未逐时检验。

## 数据
PhysioNet/Computing in Cardiology Challenge 2012，set-a 与 set-b，共 8,000 例，Open Data Commons Attribution License 1.0。
Silva I, Moody G, Scott DJ, Celi LA, Mark RG. Comput Cardiol 2012;39:245-248.
)",
                       manifest.version, manifest.parameter("prior", 0), manifest.networks.size(),
                       figureTable(manifest, "数据与模型", cardColumns), verdicts(manifest, Language::Chinese),
                       manifest.threshold(), manifest.calibration.temperature, manifest.calibration.bias);
}

std::string card(const nn::Manifest& manifest, Language language)
{
    return language == Language::Chinese ? cardChinese(manifest) : cardEnglish(manifest);
}

}

RecordTask make_icu_mortality()
{
    return {.id = "icu-mortality",
            .reader = {.target = messages::RiskOfDeathInHospital,
                       .horizon = messages::ByDischarge,
                       .features = &record::icuFeatures(),
                       .stayOf = record::icuStayOf,
                       .hasBegun = record::hasIcuMeasurement,
                       .unnamedColumns = unnamedColumns,
                       .columnsOfChoice = columnsOfChoice},
            .trainer = {.cases = cases,
                        .candidates = {simple(), textbook(), gated()},
                        .regressionColumns = regressionColumns(),
                        .regressionPenalty = 100,    // scikit-learn's C = 0.01
                        .earlierHours = {6, 12, 24},
                        .figureNames = {"auroc", "auprc", "accuracy", "brier", "ece", "event1"},
                        .figures = riskFigures,
                        .threshold = thresholdOfBestEvent1,
                        .operatingPoint = "event1",
                        .manifest = manifest(),
                        .card = card}};
}

}
