//! Obsolete readings: those that only old books have a character in, which would let 市污水 be heard as fuwu.
//!
//! What always holds: the usual reading of a character is not among them. Source: the readings that the package `pinyin`
//! gives of characters that plans use, without those of today's standard language as 现代汉语词典 has it.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Characters with what they are not said as any more.
const LIST: &str = "化huo 体ben,cui 服bi,bo 大tai 市fu 育zhou 能tai,nai,xiong 提chi,shi 共hong 施yi 机wei 活guo 度zhai \
    平pian,bing,beng 造cao 有wei 重tong 完kuan 省xian 技qi 以si 治chi 家gu 立wei 培pou,pi 支qi 式te 方pang,wang,feng \
    增ceng 年ning 居ji 促chuo 划guo 众yin 积zhi 精qing 信shen 不fou,fu 游liu 事zi 助chu 位li 台yi,si 园wan 才zai 示qi,zhi \
    明meng 校qiao 研xing 率lüe 广yan 内na,rui 达ti,ta 需nuo,ru,ruan 儿ren 格luo,he 任lin 探xian 路luo 部pou 身juan \
    接xie,sha,cha 件mou 次zi 可ge 景ying 拓zhi 控qiang 核gai,kai 投dou 土du,cha 前jian 扶pu 于wei,xu 承zheng 足ju 幼yao \
    果luo,guan 激jiao 休xu 太ta 排bai 童zhong 移chi 团qiu 是ti 租ju 比pi 跨ku 最cuo 失yi 把pa 之zhu 渠ju 百mo 措ze,ci \
    差cuo,jie 查chai 税tuo,tui,tuan 遇yong,ou 感han 焦qiao 或yu 脱tui 列li 逐di,zhou,tun 限wen 例lie 牢lou 受dao 担jie \
    捷qie,cha 假jie,xia,ge 由yao 援huan 尚chang 圾jie 包pao,fu 掘ku 泛feng,fa 港hong 除zhu,shu 至die 盾shun,yun 客qia \
    幸nie 超tiao 招qiao,shao 免wen,wan 射yi 青jing 登de 块yue 占tie 洁ji 害he 温yun 他tuo 古ku 而neng 幅bi 司ci 派mai,bai \
    典tian 注zhou 宅che,du 貌mo 陶dao 斗zhu 女ru 庄peng 胶xiao 半pan 予zhu 汾pen 耐neng 缺kui 察cui 矸han 穿yuan 末me \
    致zhui 聘ping 追dui,tui 月ru 餐sun 冰ning 握ou 倍pei";

/// The same by character.
pub(super) static READINGS: LazyLock<HashMap<char, Vec<&'static str>>> = LazyLock::new(|| {
    let entry = |entry: &'static str| {
        let c = entry.chars().next()?;
        Some((c, entry.get(c.len_utf8()..)?.split(',').collect()))
    };
    LIST.split_whitespace().filter_map(entry).collect()
});

/// Whether the character is not said so any more.
pub(super) fn is_obsolete(c: char, reading: &str) -> bool {
    READINGS.get(&c).is_some_and(|readings| readings.contains(&reading))
}
