package io.caseledger.origin.domain;

import java.util.concurrent.Callable;
import java.util.function.Function;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Draws numbers from the books inside the unit of work of the case that needs one: the events of both are one append, and the book's lock is held until
 * it is done. So a number that is given counts, and a refused or failed command uses up none.
 */
@Configuration(proxyBeanMethods = false)
class NumberBooks {
    static final String SNAPSHOTS = "numberBookSnapshots";
    /** A cold book reads at most so many events. A busy register has thousands a year. */
    static final int EVENTS_PER_SNAPSHOT = 200;

    @Bean
    ReceiptBooks receiptBooks(ObjectProvider<Repository<ReceiptBook>> repository) {
        return receipts(repository::getObject);
    }

    @Bean
    CertificateRegisters certificateRegisters(ObjectProvider<Repository<CertificateRegister>> repository) {
        return certificates(repository::getObject);
    }

    @Bean(SNAPSHOTS)
    SnapshotTriggerDefinition numberBookSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_PER_SNAPSHOT);
    }

    /** The repository comes late: Axon makes it from the same configuration that needs the books. */
    static ReceiptBooks receipts(ObjectFactory<Repository<ReceiptBook>> repository) {
        return (unit, day, caseId) -> draw(
                repository.getObject(),
                ReceiptBook.id(unit, day),
                ReceiptBook::new,
                book -> book.next(unit, day, caseId));
    }

    static CertificateRegisters certificates(ObjectFactory<Repository<CertificateRegister>> repository) {
        return (unit, year, caseId) -> draw(
                repository.getObject(),
                CertificateRegister.id(unit, year),
                CertificateRegister::new,
                register -> register.next(unit, year, caseId));
    }

    private static <B, N> N draw(Repository<B> repository, String id, Callable<B> fresh, Function<B, N> next) {
        try {
            return repository.loadOrCreate(id, fresh).invoke(next);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("book " + id + " could not be opened", e);
        }
    }
}
