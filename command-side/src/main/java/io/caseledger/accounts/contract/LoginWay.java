package io.caseledger.accounts.contract;

/** How somebody has shown who they are. */
public enum LoginWay {
    /** The login page; begins a session. */
    FORM,
    /** HTTP Basic at the machine interface; each call stands for itself. */
    BASIC
}
