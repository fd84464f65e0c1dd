package io.caseledger.shared.domain;

import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Draws numbers from books inside the unit of work of what needs one: the events of both are one append, and the book's lock is held until it is done. So a
 * number that is given counts, and a refused or failed command uses up none.
 */
@Configuration(proxyBeanMethods = false)
public class NumbersFromTheLog {
    /** The bean by which every book is snapshotted. */
    static final String SNAPSHOTS = "numberBookSnapshots";
    /** A cold book reads at most so many events. A busy one has thousands a year. */
    public static final int EVENTS_PER_SNAPSHOT = 200;

    @Bean(SNAPSHOTS)
    SnapshotTriggerDefinition numberBookSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_PER_SNAPSHOT);
    }

    @Bean
    NumberBooks numberBooks(ObjectProvider<Repository<NumberBook>> repository) {
        return books(repository);
    }

    /** The repository comes late: Axon makes it from the same configuration that needs the books. */
    public static NumberBooks books(ObjectFactory<Repository<NumberBook>> repository) {
        return (book, holder) -> {
            try {
                return repository
                        .getObject()
                        .loadOrCreate(book, NumberBook::new)
                        .invoke(opened -> opened.next(book, holder));
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("book " + book + " could not be opened", e);
            }
        };
    }
}
