package io.caseledger.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was typed survives whatever is done to the form. */
class FormTest {

    private static Form withGoods() {
        return Form.blank()
                .with("remark", " as typed ")
                .with("goods[0].name", "甲")
                .with("goods[0].quantity", "twelve")
                .with("goods[2].name", "𠮷");
    }

    @Test
    @Spec("UI-02")
    void givenRows_whenCopied_thenTheCopyFollowsItsSourceAndIsOpened() {
        var copied = withGoods().with(Form.OP, "copy:goods:0").applied();

        assertThat(copied.rows("goods")).containsExactly(0, 1, 2);
        assertThat(copied.value("goods[1].quantity")).isEqualTo("twelve");
        assertThat(copied.value("goods[2].name")).isEqualTo("𠮷");
        assertThat(copied.opened()).isEqualTo("goods[1]");
        assertThat(copied.value("remark")).isEqualTo(" as typed ");
    }

    @Test
    @Spec("UI-02")
    void givenRows_whenDeleted_thenTheRestIsNumberedAnew() {
        var rest = withGoods().with(Form.OP, "delete:goods:0").applied();

        assertThat(rest.rows("goods")).containsExactly(0);
        assertThat(rest.value("goods[0].name")).isEqualTo("𠮷");
        assertThat(rest.value("goods[0].quantity")).isEmpty();
    }

    @Test
    @Spec("UI-02")
    void givenRows_whenAdded_thenAnEmptyRowIsShown() {
        var more = withGoods().with(Form.OP, "add:goods").applied();

        assertThat(more.rows("goods")).containsExactly(0, 1, 2);
        assertThat(more.value("goods[2].name")).isEmpty();
        assertThat(more.opened()).isEqualTo("goods[2]");
    }

    @Test
    void givenNonsense_whenApplied_thenNothingChanges() {
        for (var op : List.of("copy:goods:7", "delete:goods:7", "delete:parties:0")) {
            var form = withGoods().with(Form.OP, op).applied();
            assertThat(form.value("goods[0].name")).isEqualTo("甲");
            assertThat(form.value("remark")).isEqualTo(" as typed ");
            assertThat(form.rows("goods")).hasSize(2);
        }
        assertThat(withGoods().with(Form.OP, "drop:goods:0").changesRows()).isFalse();
        assertThat(Form.blank().with("goods[99999].name", "x").rows("goods")).isEmpty();
    }

    @Test
    @Spec("GEN-05")
    void givenViolations_thenEachIsFoundAtItsFieldAndItsRow() {
        var refused = withGoods()
                .refused(List.of(
                        Violation.of("A", "goods[0].quantity"),
                        Violation.of("B", "goods[0]"),
                        Violation.of("C", "goods[2].name"),
                        Violation.of("D", "")));

        assertThat(refused.errors("goods[0].quantity"))
                .extracting(Violation::rule)
                .containsExactly("A");
        assertThat(refused.errorsWithin("goods[0]")).isEqualTo(2);
        assertThat(refused.errorsWithin("goods")).isEqualTo(3);
        assertThat(refused.value("goods[0].quantity")).isEqualTo("twelve");
        assertThat(Form.id("goods[0].quantity")).isEqualTo("goods-0-quantity");
    }

    @Test
    @Spec("GEN-07")
    void givenTwoBlankForms_thenTheirIdempotencyKeysDiffer() {
        assertThat(Form.blank().key()).isNotEmpty().isNotEqualTo(Form.blank().key());
    }
}
