package io.caseledger.origin.domain;

import io.caseledger.shared.domain.NumberBooks;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where receipt and certificate numbers come from. */
@Configuration(proxyBeanMethods = false)
class OriginBooks {
    @Bean
    ReceiptBooks receiptBooks(ObjectProvider<Repository<ReceiptBook>> repository) {
        return receipts(repository);
    }

    @Bean
    CertificateRegisters certificateRegisters(ObjectProvider<Repository<CertificateRegister>> repository) {
        return certificates(repository);
    }

    /** The repository comes late: Axon makes it from the same configuration that needs the books. */
    static ReceiptBooks receipts(ObjectFactory<Repository<ReceiptBook>> repository) {
        return (unit, day, caseId) -> NumberBooks.draw(
                repository.getObject(),
                ReceiptBook.id(unit, day),
                ReceiptBook::new,
                book -> book.next(unit, day, caseId));
    }

    static CertificateRegisters certificates(ObjectFactory<Repository<CertificateRegister>> repository) {
        return (unit, year, caseId) -> NumberBooks.draw(
                repository.getObject(),
                CertificateRegister.id(unit, year),
                CertificateRegister::new,
                register -> register.next(unit, year, caseId));
    }
}
