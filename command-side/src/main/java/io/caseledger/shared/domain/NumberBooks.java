package io.caseledger.shared.domain;

import java.util.concurrent.Callable;
import java.util.function.Function;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Draws numbers from books inside the unit of work of the case that needs one: the events of both are one append, and the book's lock is held until
 * it is done. So a number that is given counts, and a refused or failed command uses up none.
 */
@Configuration(proxyBeanMethods = false)
public class NumberBooks {
    /** The bean by which every book is snapshotted. */
    public static final String SNAPSHOTS = "numberBookSnapshots";
    /** A cold book reads at most so many events. A busy register has thousands a year. */
    public static final int EVENTS_PER_SNAPSHOT = 200;

    @Bean(SNAPSHOTS)
    SnapshotTriggerDefinition numberBookSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_PER_SNAPSHOT);
    }

    /**
     * The next number of a book, which begins with its first number.
     *
     * @param fresh makes a book that has given none yet
     */
    public static <B, N> N draw(Repository<B> repository, String id, Callable<B> fresh, Function<B, N> next) {
        try {
            return repository.loadOrCreate(id, fresh).invoke(next);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("book " + id + " could not be opened", e);
        }
    }
}
