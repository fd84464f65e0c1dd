package io.caseledger.mask.domain;

import io.caseledger.shared.domain.NumberBooks;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where permit numbers come from. */
@Configuration(proxyBeanMethods = false)
class MaskBooks {
    @Bean
    PermitBooks permitBooks(ObjectProvider<Repository<PermitBook>> repository) {
        return permits(repository);
    }

    /** The repository comes late: Axon makes it from the same configuration that needs the books. */
    static PermitBooks permits(ObjectFactory<Repository<PermitBook>> repository) {
        return (year, permitId) -> NumberBooks.draw(
                repository.getObject(), PermitBook.id(year), PermitBook::new, book -> book.next(year, permitId));
    }
}
