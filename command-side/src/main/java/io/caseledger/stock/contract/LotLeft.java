package io.caseledger.stock.contract;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A lot of which something is left, as a reminder names it.
 *
 * @param agentAccount who filed for the importer; null where nobody did
 * @param openedOn day it came into stock, Asia/Taipei
 * @param stock pieces left
 */
public record LotLeft(
        String lotNumber, String product, @Nullable String agentAccount, LocalDate openedOn, long stock) {}
