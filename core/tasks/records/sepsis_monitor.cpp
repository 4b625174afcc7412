// sepsis-monitor: sepsis that has begun or begins within six hours, at every hour of a stay in intensive care.
#include "core/record/hourly_record.h"
#include "core/record/icu_features.h"
#include "core/tasks/messages.h"
#include "core/tasks/record_card.h"
#include "core/tasks/record_task.h"
#include "core/tasks/sepsis_figures.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace lantern::tasks {

namespace {

constexpr std::string_view labelColumn = "SepsisLabel";

// What the 2019 challenge measures of icuVariables().
constexpr std::array<std::string_view, 7> vitals{"heart-rate",        "oxygen-saturation", "temperature",
                                                 "systolic-pressure", "mean-pressure",     "diastolic-pressure",
                                                 "respiratory-rate"};
constexpr std::array<std::string_view, 17> laboratory{"bicarbonate",
                                                      "inhaled-oxygen",
                                                      "arterial-ph",
                                                      "arterial-carbon-dioxide",
                                                      "aspartate-aminotransferase",
                                                      "urea-nitrogen",
                                                      "alkaline-phosphatase",
                                                      "creatinine",
                                                      "glucose",
                                                      "lactate",
                                                      "magnesium",
                                                      "potassium",
                                                      "bilirubin",
                                                      "troponin-i",
                                                      "haematocrit",
                                                      "leukocytes",
                                                      "platelets"};

// The hour of the stay and the kind of unit are left out: they say who is septic by how long and where a patient lies.
std::vector<std::string> columns()
{
    std::vector<std::string> all;
    const auto add = [&](std::string_view variable, std::initializer_list<std::string_view> blocks) {
        for (const auto block : blocks)
            all.push_back(fmt::format("{}.{}", variable, block));
    };
    for (const auto variable : vitals)
        add(variable, {"measured", "last", "gap", "change", "lowest", "highest", "average"});
    for (const auto variable : laboratory)
        add(variable, {"measured", "last", "gap", "lowest", "highest", "count", "ever"});
    for (const auto* column : {"age", "sex", "age.unknown", "sex.unknown"})
        all.emplace_back(column);
    return all;
}

RecordCase caseOf(const files::SourceFile& file, std::map<std::string, int>& notes)
{
    auto one = readCase(file, record::wholeIcuStayOf, notes);
    if (!one.refusal.empty())
        return one;
    one.rowTargets.assign(std::size_t(one.stay.lastHour) + 1, -1);
    for (const auto& [hour, label] : record::sepsisLabelsOf(files::textOf(file)))
        if (hour <= one.stay.lastHour) {
            one.rowTargets[std::size_t(hour)] = label;
            one.target = std::max(one.target, label);
        }
    return one;
}

Result<RecordCases> cases(const std::filesystem::path& data, const std::filesystem::path&, Job& job)
{
    LANTERN_TRY(source, files::DataSource::open(data));
    RecordCases read;
    const auto visit = [&](const files::SourceFile& file) -> Result<void> {
        if (record::looksLikeHourlyRecord(files::textOf(file)))
            read.cases.push_back(caseOf(file, read.notes));
        return {};
    };
    LANTERN_CHECK(source.forEach([](std::string_view name) { return name.ends_with(".psv"); }, visit, job));
    std::erase_if(read.cases, [](const RecordCase& one) { return one.refusal.empty() && one.rowTargets.empty(); });
    if (read.cases.empty())
        return fail(ErrorCode::NotFound, messages::NoLabelledRecord(data.string(), std::string(labelColumn)));
    std::ranges::sort(read.cases, {}, &RecordCase::id);
    return read;
}

bool hasBegun(const record::FeatureRows& rows, int hour)
{
    static const auto ever = [] {
        std::vector<std::string> names;
        names.reserve(std::size(vitals));
        for (const auto variable : vitals)
            names.push_back(fmt::format("{}.ever", variable));
        return record::icuHourlyFeatures().indicesOf(names);
    }();
    const float* row = rows.row(hour);
    return std::ranges::any_of(ever, [&](int column) { return row[column] > 0; });
}

RiskCandidate gated()
{
    RiskCandidate candidate;
    candidate.name = "gated-rnn";
    candidate.columns = columns();
    const auto width = std::to_string(candidate.columns.size());
    candidate.architecture = {"gated-rnn",
                              {{"inputs", width},
                               {"narrow", "64"},
                               {"hidden", "64"},
                               {"inputDropout", "0.2"},
                               {"dropout", "0.3"},
                               {"skip", width}}};
    candidate.recipe.loss = "each-step-bce";
    candidate.recipe.learningRate = 2e-3;
    candidate.recipe.weightDecay = 0.05;
    candidate.recipe.gradientClip = 1;
    candidate.recipe.warmUp = 0.1;
    candidate.recipe.epochs = 5;
    candidate.networksPerFold = 1;
    return candidate;
}

// The same with the hour of the stay among its inputs, to see what that shortcut is worth.
RiskCandidate gatedWithHour()
{
    auto candidate = gated();
    candidate.name = "gated-rnn-with-hour";
    candidate.columns.emplace_back("time");
    const auto width = std::to_string(candidate.columns.size());
    candidate.architecture.parameters["inputs"] = candidate.architecture.parameters["skip"] = width;
    return candidate;
}

nn::Manifest manifest()
{
    nn::Manifest manifest;
    manifest.version = "0.1.0";
    manifest.title = {{"en", "Sepsis, intensive care"}, {"zh", "重症监护：脓毒症"}};
    manifest.inputs = {{.name = "record", .kind = nn::Slot::Kind::Record}};
    manifest.labels = {
        {.id = "no sepsis", .texts = {{"en", "no sepsis"}, {"zh", "无脓毒症"}}},
        {.id = "sepsis", .code = nn::Code{"SCT", "91302008", "Sepsis"}, .texts = {{"en", "sepsis"}, {"zh", "脓毒症"}}}};
    manifest.trainingData = {{"PhysioNet/Computing in Cardiology Challenge 2019, training set B", "CC BY 4.0",
                              "Reyna et al., Crit Care Med 2020;48:210-217", ""}};
    manifest.weightsLicence = "CC BY 4.0, as the training data";
    return manifest;
}

constexpr std::array<FigureColumn, 5> cardColumns{{{"auroc", "AUROC (hours)"},
                                                   {"auprc", "AUPRC (hours)"},
                                                   {"utility", "Utility"},
                                                   {"brier", "Brier"},
                                                   {"ece", "ECE"}}};

std::string cardEnglish(const nn::Manifest& manifest)
{
    return fmt::format(R"(# sepsis-monitor {}

**For research and education. Not for diagnostic use. A first small version.**

## What it says
At every whole hour of a stay in intensive care, the probability that sepsis has begun or begins within six hours, from what
was known by that hour. Later data never change an earlier hour. Before the first vital sign it says the prior, {:.4f}, the
share of labelled hours in its training data. The band is the lowest and highest of its {} networks: their
disagreement, not a confidence interval.

## What it reads
Age, sex, seven vital signs and seventeen laboratory values, by LOINC code and UCUM unit: whether each was measured this hour,
the latest value, hours since, lowest, highest, mean or number so far, and of vital signs the change over six hours. Values
that cannot be true are left out. A narrow ReLU layer of 64, 64 gated recurrent units and a straight linear way beside them.
Neither the hour of the stay nor the kind of unit is among the inputs; a recurrent network can count hours all the same.

## What it is not for
Anything but adults in intensive care, and no decision about a patient. All its data are from one American hospital (B of the
challenge); nothing is known of any other. How often something is measured is among its inputs and says as much about a
hospital's habits as about the patient. In its data 5.8 of 100 stays and 1.4 of 100 hours are labelled, so at its threshold
most warnings are of patients without sepsis. Contributions of events are associations: what the score would be without the
event, not what would happen without its cause.

## How well it does
Five folds of stays: every figure is of networks that never saw the stay. Over hours; 95 % intervals: bootstrap of stays,
200 resamples. Utility is the challenge's (1: a warning from 12 hours before the onset to 3 after it and none elsewhere; 0: never a
warning), at a threshold that was chosen on the same predictions out of fold, which flatters it a little.

{}
On the same stays a gradient boosting of 116 columns that was told the hour of the stay and the kind of unit reaches AUROC
0.855 [0.843, 0.865], AUPRC 0.119 [0.105, 0.136], utility 0.396 [0.368, 0.422]; the best entry of the challenge reached a
utility of 0.36 on its hidden test set of three hospitals.
Threshold {:.4f}, the largest utility out of fold. Calibration: logit / {:.3f} {:+.3f}, fitted out of fold.
Made by `lantern-cli train sepsis-monitor --data FOLDER --out PACKAGE --seed {:.0f}`.

## Data
PhysioNet/Computing in Cardiology Challenge 2019, 16,000 stays of training set B, CC BY 4.0. Reyna MA, Josef CS, Jeter R, et al.
Early prediction of sepsis from clinical data. Crit Care Med 2020;48:210-217.
)",
                       manifest.version, manifest.parameter("prior", 0), manifest.networks.size(),
                       figureTable(manifest, "Data and model", cardColumns), manifest.threshold(),
                       manifest.calibration.temperature, manifest.calibration.bias, manifest.parameter("seed", 1));
}

std::string cardChinese(const nn::Manifest& manifest)
{
    return fmt::format(R"(# sepsis-monitor {}

**仅供科研与教学，不得用于诊断。首个小型版本。**

## 输出
在重症监护期间的每个整点，给出脓毒症已经发生或将在六小时内发生的概率，只使用该时刻之前已知的数据；之后到来的数据不会改变
更早的结果。首个生命体征之前给出先验概率 {:.4f}（训练数据中带标签小时的比例）。阴影带是 {} 个网络中的最低值与最高值，表示
网络之间的分歧，不是置信区间。

## 输入
年龄、性别、7 项生命体征与 17 项化验，按 LOINC 代码与 UCUM 单位识别：本小时是否测量、最近值、距上次测量的时间、迄今最低、最高、
均值或次数，以及生命体征在六小时内的变化。不可能的数值不予采用。结构为 64 个单元的窄 ReLU 层、64 个门控循环单元，以及一条线性直通。
入住时长与监护室类型不是输入；但循环网络仍能自行计数。

## 不适用
只适用于重症监护中的成人，不得据此对患者作出决定。全部数据来自美国一家医院（挑战赛的 B 医院），在其他医院的表现未知。测量频率
也是输入之一，它既反映患者，也反映医院的习惯。其数据中每 100 例住院有 5.8 例、每 100 小时有 1.4 小时带标签，因此在该阈值下大多数警报
对应没有脓毒症的患者。事件的贡献只是关联：去掉该事件后评分会是多少，而不是去掉其病因后会怎样。

## 表现
按住院分五折：所有数字都来自没有见过该次住院的网络。按小时计算；区间为按住院自助法（200 次）得到的 95 % 区间。效用为挑战赛的定义
（1：在发病前 12 小时至后 3 小时报警，其余时间不报警；0：从不报警），阈值在同一批折外预测上选定，因此略偏乐观。

{}
在同样的住院上，使用 116 列（含入住时长与监护室类型）的梯度提升达到 AUROC 0.855 [0.843, 0.865]、AUPRC 0.119 [0.105, 0.136]、效用 0.396 [0.368, 0.422]；
挑战赛最佳作品在三家医院的隐藏测试集上的效用为 0.36。
阈值 {:.4f}：折外效用最大处。校准：logit / {:.3f} {:+.3f}，以折外预测拟合。
制作命令：`lantern-cli train sepsis-monitor --data FOLDER --out PACKAGE --seed {:.0f}`。

## 数据
PhysioNet/Computing in Cardiology Challenge 2019，训练集 B 中的 16,000 例，CC BY 4.0。Reyna MA, Josef CS, Jeter R, et al. Crit Care Med
2020;48:210-217.
)",
                       manifest.version, manifest.parameter("prior", 0), manifest.networks.size(),
                       figureTable(manifest, "数据与模型", cardColumns), manifest.threshold(),
                       manifest.calibration.temperature, manifest.calibration.bias, manifest.parameter("seed", 1));
}

std::string card(const nn::Manifest& manifest, Language language)
{
    return language == Language::Chinese ? cardChinese(manifest) : cardEnglish(manifest);
}

}

RecordTask make_sepsis_monitor()
{
    return {.id = "sepsis-monitor",
            .reader = {.target = messages::RiskOfSepsis,
                       .horizon = messages::WithinSixHours,
                       .features = &record::icuHourlyFeatures(),
                       .stayOf = record::wholeIcuStayOf,
                       .hasBegun = hasBegun},
            .trainer = {.labelsStandInRecords = true,
                        .cases = cases,
                        .candidates = {gatedWithHour(), gated()},
                        .regressionColumns = {},    // its last hour alone is no yardstick of all
                        .earlierHours = {},
                        .figureNames = {"auroc", "auprc", "brier", "ece", "utility"},
                        .figures = sepsisFigures,
                        .threshold = thresholdOfBestUtility,
                        .operatingPoint = "utility",
                        .manifest = manifest(),
                        .card = card}};
}

}
