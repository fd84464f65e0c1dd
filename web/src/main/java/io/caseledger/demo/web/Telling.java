package io.caseledger.demo.web;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Attachment;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What the story has made so far, by what it calls it. */
final class Telling {
    private final Map<String, Actor> owners = new HashMap<>();
    private final Map<String, String> userNames = new HashMap<>();
    private final Map<String, String> numbers = new HashMap<>();
    private final Map<String, String> declarations = new HashMap<>();
    private final Map<String, Attachment> proofs = new HashMap<>();

    void begun(StoryStep step, Actor owner) {
        owners.put(step.of(), owner);
        userNames.put(step.of(), step.who());
    }

    String userName(String of) {
        return Objects.requireNonNull(userNames.get(of), of);
    }

    Actor owner(String of) {
        return Objects.requireNonNull(owners.get(of), of);
    }

    void numbered(String of, String number) {
        numbers.putIfAbsent(of, number);
    }

    String lot(StoryStep step) {
        return Objects.requireNonNull(numbers.get(step.of()), step.of()) + "-%03d".formatted(step.number());
    }

    /** As customs forms them: office, no transit office, ROC year, broker, serial. */
    String declaration(String of, LocalDate day) {
        return declarations.computeIfAbsent(
                of, none -> "AA  %02d888%05d".formatted((day.getYear() - 1911) % 100, declarations.size() + 1));
    }

    Map<String, Attachment> proofs() {
        return proofs;
    }
}
