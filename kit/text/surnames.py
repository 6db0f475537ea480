"""Where a Chinese name may stand: at a surname, or at a nickname such as 小王."""

from collections.abc import Iterator

from kit.text.tokens import Tokens

# The most frequent surnames, but for those that are mostly other words.
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁余蒋杜苏魏吕丁沈"
    "任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃"
    "武戚莫孔费车褚沙穆祁冀郎闻庾柴瞿景宓佟蒲向汤尚温牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申"
    "欧耿关兰焦俞左柳甘祝包宁阮纪舒柯梅童凌毕裴霍涂苗谷盛曲冉骆华游靳辛管鲍凤方高马于叶程康洪常"
    "米岑卓闵施柏翁荆娄仇桂桑蓝屈饶匡巩阚佘晏敖屠栾滕芦辜鄢冼麦苟隋邸窦楚缪仲冷甄丘邬卞"
)
_DOUBLE = frozenset({"欧阳", "上官", "司马", "诸葛", "慕容", "司徒", "皇甫", "东方", "尉迟"})
_BEFORE = frozenset("小老阿")
_FIRST = _SURNAMES | _BEFORE | {double[0] for double in _DOUBLE}
_TITLES = frozenset("先生 女士 小姐 太太 老师 老板 师傅 经理 阿姨 叔叔 大哥 大姐 主任".split())
_SHORT_TITLES = [[title] for title in "总工姐哥叔某"]
_NAMING = frozenset("姓叫小老是找理员表")
# What begins like a name and is none.
_WORDS = frozenset(
    "小额 小孩 小时 小区 小心 小姐 小伙 小事 小会 小学 小小 小朋 小贷 小微 小的 小店 小本 小半"
    " 老板 老师 老公 老婆 老家 老赖 老是 老人 老实 老哥 老爹 老娘 老乡 老早 老了 老客 老的 老大"
    " 老样 老爸 老妈 老总 老账 老话 老百 老用 老街 老房 老本 阿姨 阿婆 阿公 阿妈 阿爸"
    " 方便 方案 方式 方面 方法 方才 方向 任何 任务 高兴 高利 高额 高铁 常常 安排 安全 安心 安稳"
    " 金额 金融 金条 关于 关系 关心 关注 关键 程序 程度 万元 万块 易分 白条 白天 白白 向您 向你"
    " 于是 于您 于你 时间 毛病"
    " 计划 应该 应收 全部 全额 温馨 黄金 万一 高峰 平台 平安 石油 江苏 包括 包含 甘愿 祝您 祝你"
    " 党员 田地 华夏 贺电 龙头 马上 余额 余款 段时 段话 季度 利息 阳光 强制 麻烦 左右 古董 沈阳"
    " 武汉 苏州 杭州 广州 汤水 孙子 车贷 车子 车险 车款 车的 车辆 车还 车位 车库 米面 费用 费率"
    " 费是 费还 费没 费的 和您 景况 沙发 柴油 冷静 仲裁 游戏 管理 管家 安装 康复 常用 成功".split()
)


def chinese_names(text: Tokens) -> Iterator[tuple[int, int]]:
    """Give (first, behind), in words: a surname, what may follow it, and 小王 or 阿强."""
    words = text.words
    for at, word in enumerate(words):
        if word not in _FIRST:
            continue
        pair = word + "".join(words[at + 1 : at + 2])
        if pair in _DOUBLE:
            yield from ((at, behind) for behind in _ends(text, at, 2))
        elif word in _BEFORE and _is_nickname(words, at):
            yield at, at + 2
        elif word in _SURNAMES and pair not in _WORDS and not _is_money(words, at):
            yield from ((at, behind) for behind in _ends(text, at, 1))


def _ends(text: Tokens, at: int, surname: int) -> Iterator[int]:
    """Give where a name may end: behind its surname, and one or two characters on."""
    words, clauses = text.words, text.clauses
    for behind in range(at + surname, min(at + surname + 3, len(words) + 1)):
        if clauses[behind - 1] != clauses[at]:
            return
        yield behind
        if "".join(words[behind : behind + 2]) in _TITLES:
            return


def _is_money(words: list[str], at: int) -> bool:
    """Say whether 钱, 费 or 车 is what it mostly is: no title behind it, nor 姓 before."""
    titled = "".join(words[at + 1 : at + 3]) in _TITLES or words[at + 1 : at + 2] in _SHORT_TITLES
    named = at and words[at - 1] in _NAMING
    return words[at] in "钱费车" and not titled and not named


def _is_nickname(words: list[str], at: int) -> bool:
    """Say whether 小, 老 or 阿 with the character behind it may be a nickname."""
    behind = "".join(words[at + 1 : at + 2])
    return bool(behind) and not behind.isascii() and words[at] + behind not in _WORDS
