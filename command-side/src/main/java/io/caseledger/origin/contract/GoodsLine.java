package io.caseledger.origin.contract;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of goods (COE0010-06).
 *
 * @param heading 大品名: a line that is only a title and needs nothing but the name
 * @param quantity decimal (20,6)
 * @param unit UN/ECE Recommendation 20, at most 3 characters
 * @param commodityCode 11 digits (CCC code)
 * @param printCommodityCode whether the code is printed; null while not chosen
 * @param originCriterion for preferential types: WO, RVC n %, CC, CTH, CTSH, SP, PC n %
 */
public record GoodsLine(
        boolean heading,
        @Nullable String name,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        @Nullable String commodityCode,
        @Nullable Boolean printCommodityCode,
        @Nullable String originCriterion) {}
